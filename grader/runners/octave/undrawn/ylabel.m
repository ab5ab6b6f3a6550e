% Nothing is drawn while a submission is graded.
function varargout = ylabel (varargin)
  varargout = cell (1, nargout);
end
