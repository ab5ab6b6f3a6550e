% Nothing is drawn while a submission is graded.
function varargout = subtitle (varargin)
  varargout = cell (1, nargout);
end
