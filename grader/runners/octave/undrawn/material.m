% Nothing is drawn while a submission is graded.
function varargout = material (varargin)
  varargout = cell (1, nargout);
end
