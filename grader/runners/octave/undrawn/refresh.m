% Nothing is drawn while a submission is graded.
function varargout = refresh (varargin)
  varargout = cell (1, nargout);
end
