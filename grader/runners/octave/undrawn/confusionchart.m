% Nothing is drawn while a submission is graded.
function varargout = confusionchart (varargin)
  varargout = cell (1, nargout);
end
