% Nothing is drawn while a submission is graded.
function varargout = view (varargin)
  varargout = cell (1, nargout);
end
