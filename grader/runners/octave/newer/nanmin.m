% MATLAB's nanmin: min, which leaves NaN out anyway.
function varargout = nanmin (varargin)
  varargout = cell (1, builtin ("max", nargout, 1));
  [varargout{:}] = builtin ("min", varargin{:});
end
