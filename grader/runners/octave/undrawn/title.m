% Nothing is drawn while a submission is graded.
function varargout = title (varargin)
  varargout = cell (1, nargout);
end
