% Nobody is waited for while a submission is graded.
function varargout = debug_on_error (varargin)
  varargout = cell (1, nargout);
end
