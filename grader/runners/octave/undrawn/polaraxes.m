% Nothing is drawn while a submission is graded.
function varargout = polaraxes (varargin)
  varargout = cell (1, nargout);
end
