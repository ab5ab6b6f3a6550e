% Nothing is drawn while a submission is graded.
function varargout = scatter (varargin)
  varargout = cell (1, nargout);
end
