% Nothing is drawn while a submission is graded.
function varargout = shading (varargin)
  varargout = cell (1, nargout);
end
