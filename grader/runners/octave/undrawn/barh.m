% Nothing is drawn while a submission is graded.
function varargout = barh (varargin)
  varargout = cell (1, nargout);
end
