% MATLAB's nansum: sum without NaN.
function y = nansum (x, varargin)
  y = over_numbers (@sum, x, varargin{:});
end
