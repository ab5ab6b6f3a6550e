% Nothing is drawn while a submission is graded.
function varargout = linkaxes (varargin)
  varargout = cell (1, nargout);
end
