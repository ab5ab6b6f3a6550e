% Nothing is drawn while a submission is graded.
function varargout = xlabel (varargin)
  varargout = cell (1, nargout);
end
