% Nothing is drawn while a submission is graded.
function varargout = saveas (varargin)
  varargout = cell (1, nargout);
end
