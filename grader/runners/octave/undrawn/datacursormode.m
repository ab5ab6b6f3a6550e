% Nothing is drawn while a submission is graded.
function varargout = datacursormode (varargin)
  varargout = cell (1, nargout);
end
