% Nothing is drawn while a submission is graded.
function varargout = swarmchart (varargin)
  varargout = cell (1, nargout);
end
