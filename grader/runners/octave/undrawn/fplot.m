% Nothing is drawn while a submission is graded.
function varargout = fplot (varargin)
  varargout = cell (1, nargout);
end
