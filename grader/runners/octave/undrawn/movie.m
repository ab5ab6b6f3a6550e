% Nothing is drawn while a submission is graded.
function varargout = movie (varargin)
  varargout = cell (1, nargout);
end
