% Nothing is drawn while a submission is graded.
function varargout = scatterhistogram (varargin)
  varargout = cell (1, nargout);
end
