% Nothing is drawn while a submission is graded.
function varargout = pan (varargin)
  varargout = cell (1, nargout);
end
