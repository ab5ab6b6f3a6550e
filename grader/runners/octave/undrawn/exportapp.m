% Nothing is drawn while a submission is graded.
function varargout = exportapp (varargin)
  varargout = cell (1, nargout);
end
