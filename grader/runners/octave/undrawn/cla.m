% Nothing is drawn while a submission is graded.
function varargout = cla (varargin)
  varargout = cell (1, nargout);
end
