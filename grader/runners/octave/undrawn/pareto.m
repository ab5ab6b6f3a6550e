% Nothing is drawn while a submission is graded.
function varargout = pareto (varargin)
  varargout = cell (1, nargout);
end
