% Nothing is drawn while a submission is graded.
function varargout = image (varargin)
  varargout = cell (1, nargout);
end
