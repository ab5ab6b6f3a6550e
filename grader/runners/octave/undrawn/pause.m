% Nobody is waited for while a submission is graded.
function varargout = pause (varargin)
  varargout = cell (1, nargout);
end
