% Nothing is drawn while a submission is graded.
function varargout = camlight (varargin)
  varargout = cell (1, nargout);
end
