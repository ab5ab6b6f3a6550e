% Nothing is drawn while a submission is graded.
function varargout = theme (varargin)
  varargout = cell (1, nargout);
end
