% Nothing is drawn while a submission is graded.
function varargout = xtickangle (varargin)
  varargout = cell (1, nargout);
end
