% MATLAB's var: squared distances from the mean, by n - 1 (weight 0), by n (weight 1), or weighted.
function [result, middle] = var (x, varargin)
  weight = 0;
  if (numel (varargin) > 0 && ! ischar (varargin{1}))
    if (! isempty (varargin{1}))
      weight = varargin{1};
    end
    varargin(1) = [];
  end
  [which, dimensions, omit] = over_dimensions (x, varargin);
  [numbers, back] = as_columns (x, dimensions);
  if (isinteger (numbers) || islogical (numbers))
    numbers = double (numbers);
  end
  if (isscalar (weight))
    weights = ones (size (numbers));
  else
    weights = repmat (weight(:), 1, size (numbers, 2));
  end
  if (omit)
    weights(isnan (numbers)) = 0;
    numbers(isnan (numbers)) = 0;
  end
  total = builtin ("sum", weights, 1);
  middle = builtin ("sum", weights .* numbers, 1) ./ total;
  divisor = total;
  if (isscalar (weight) && weight == 0)
    divisor = builtin ("max", total - 1, 1);
  end
  result = reshape (builtin ("sum", weights .* (numbers - middle) .^ 2, 1) ./ divisor, back);
  middle = reshape (middle, back);
end
