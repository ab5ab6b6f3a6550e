% Nothing is drawn while a submission is graded.
function varargout = pie (varargin)
  varargout = cell (1, nargout);
end
