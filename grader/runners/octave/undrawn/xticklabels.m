% Nothing is drawn while a submission is graded.
function varargout = xticklabels (varargin)
  varargout = cell (1, nargout);
end
