% Nothing is drawn while a submission is graded.
function varargout = lighting (varargin)
  varargout = cell (1, nargout);
end
