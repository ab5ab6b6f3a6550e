% Nothing is drawn while a submission is graded.
function varargout = fplot3 (varargin)
  varargout = cell (1, nargout);
end
