% Nothing is drawn while a submission is graded.
function varargout = close (varargin)
  varargout = cell (1, nargout);
end
