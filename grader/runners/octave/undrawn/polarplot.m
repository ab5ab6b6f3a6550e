% Nothing is drawn while a submission is graded.
function varargout = polarplot (varargin)
  varargout = cell (1, nargout);
end
