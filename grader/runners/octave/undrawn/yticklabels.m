% Nothing is drawn while a submission is graded.
function varargout = yticklabels (varargin)
  varargout = cell (1, nargout);
end
