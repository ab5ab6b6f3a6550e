% MATLAB's mse of two arrays: the mean of the squared differences.
function y = mse (x, varargin)
  if (numel (varargin) > 0)
    x = x - varargin{1};
  end
  y = mean (x(:) .^ 2);
end
