% Nothing is drawn while a submission is graded.
function varargout = rotate3d (varargin)
  varargout = cell (1, nargout);
end
