% Nothing is drawn while a submission is graded.
function varargout = quiver (varargin)
  varargout = cell (1, nargout);
end
