% MATLAB's nanmean: mean without NaN.
function y = nanmean (x, varargin)
  y = over_numbers (@mean, x, varargin{:});
end
