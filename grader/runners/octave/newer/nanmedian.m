% MATLAB's nanmedian: median without NaN.
function y = nanmedian (x, varargin)
  y = over_numbers (@median, x, varargin{:});
end
