% Nothing is drawn while a submission is graded.
function varargout = clearpoints (varargin)
  varargout = cell (1, nargout);
end
