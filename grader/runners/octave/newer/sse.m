% MATLAB's sse of two arrays: the sum of the squared differences.
function y = sse (x, varargin)
  if (numel (varargin) > 0)
    x = x - varargin{1};
  end
  y = builtin ("sum", x(:) .^ 2);
end
