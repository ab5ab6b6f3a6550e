% Nothing is drawn while a submission is graded.
function varargout = bar3h (varargin)
  varargout = cell (1, nargout);
end
