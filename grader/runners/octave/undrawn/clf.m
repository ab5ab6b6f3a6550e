% Nothing is drawn while a submission is graded.
function varargout = clf (varargin)
  varargout = cell (1, nargout);
end
