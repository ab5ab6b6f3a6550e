% MATLAB's sum: also over "all", over several dimensions, and without NaN ("omitnan").
function result = sum (x, varargin)
  if (nargin < 2 || (nargin == 2 && isscalar (varargin{1})))
    result = builtin ("sum", x, varargin{:});
    return;
  elseif (nargin == 2 && strcmp (varargin{1}, "all"))
    result = builtin ("sum", x(:));
    return;
  end
  [which, dimensions, omit, others] = over_dimensions (x, varargin);
  if (omit)
    x(isnan (x)) = 0;
  end
  switch (which)
    case "first"
      result = builtin ("sum", x, others{:});
    case "one"
      result = builtin ("sum", x, dimensions, others{:});
    case "several"
      [columns, back] = as_columns (x, dimensions);
      result = reshape (builtin ("sum", columns, 1, others{:}), back);
  end
end
