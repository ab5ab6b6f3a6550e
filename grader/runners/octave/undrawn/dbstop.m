% Nobody is waited for while a submission is graded.
function varargout = dbstop (varargin)
  varargout = cell (1, nargout);
end
