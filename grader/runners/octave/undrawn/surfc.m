% Nothing is drawn while a submission is graded.
function varargout = surfc (varargin)
  varargout = cell (1, nargout);
end
