% Nothing is drawn while a submission is graded.
function varargout = text (varargin)
  varargout = cell (1, nargout);
end
