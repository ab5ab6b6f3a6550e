% Nothing is drawn while a submission is graded.
function varargout = patch (varargin)
  varargout = cell (1, nargout);
end
