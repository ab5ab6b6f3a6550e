% Nothing is drawn while a submission is graded.
function varargout = gcf (varargin)
  varargout = cell (1, nargout);
end
