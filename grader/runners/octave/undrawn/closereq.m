% Nothing is drawn while a submission is graded.
function varargout = closereq (varargin)
  varargout = cell (1, nargout);
end
