% Nothing is drawn while a submission is graded.
function varargout = fimplicit (varargin)
  varargout = cell (1, nargout);
end
