% MATLAB's nanmax: max, which leaves NaN out anyway.
function varargout = nanmax (varargin)
  varargout = cell (1, builtin ("max", nargout, 1));
  [varargout{:}] = builtin ("max", varargin{:});
end
