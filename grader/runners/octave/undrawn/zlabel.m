% Nothing is drawn while a submission is graded.
function varargout = zlabel (varargin)
  varargout = cell (1, nargout);
end
