% Nothing is drawn while a submission is graded.
function varargout = annotation (varargin)
  varargout = cell (1, nargout);
end
