% Nothing is drawn while a submission is graded.
function varargout = polarscatter (varargin)
  varargout = cell (1, nargout);
end
