% Nothing is drawn while a submission is graded.
function varargout = uifigure (varargin)
  varargout = cell (1, nargout);
end
