% Nothing is drawn while a submission is graded.
function varargout = waterfall (varargin)
  varargout = cell (1, nargout);
end
