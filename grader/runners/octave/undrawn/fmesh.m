% Nothing is drawn while a submission is graded.
function varargout = fmesh (varargin)
  varargout = cell (1, nargout);
end
