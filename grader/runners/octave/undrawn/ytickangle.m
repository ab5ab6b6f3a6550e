% Nothing is drawn while a submission is graded.
function varargout = ytickangle (varargin)
  varargout = cell (1, nargout);
end
