% Nothing is drawn while a submission is graded.
function varargout = stem (varargin)
  varargout = cell (1, nargout);
end
