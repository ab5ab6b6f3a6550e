% MATLAB's mae of two arrays: the mean of the absolute differences.
function y = mae (x, varargin)
  if (numel (varargin) > 0)
    x = x - varargin{1};
  end
  y = mean (abs (x(:)));
end
