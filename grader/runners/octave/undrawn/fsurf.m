% Nothing is drawn while a submission is graded.
function varargout = fsurf (varargin)
  varargout = cell (1, nargout);
end
