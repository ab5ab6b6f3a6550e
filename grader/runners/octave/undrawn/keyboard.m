% Nobody is waited for while a submission is graded.
function varargout = keyboard (varargin)
  varargout = cell (1, nargout);
end
