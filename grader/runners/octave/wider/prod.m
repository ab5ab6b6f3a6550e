% MATLAB's prod: also over "all", over several dimensions, and without NaN ("omitnan").
function result = prod (x, varargin)
  if (nargin < 2 || (nargin == 2 && isscalar (varargin{1})))
    result = builtin ("prod", x, varargin{:});
    return;
  elseif (nargin == 2 && strcmp (varargin{1}, "all"))
    result = builtin ("prod", x(:));
    return;
  end
  [which, dimensions, omit, others] = over_dimensions (x, varargin);
  if (omit)
    x(isnan (x)) = 1;
  end
  switch (which)
    case "first"
      result = builtin ("prod", x, others{:});
    case "one"
      result = builtin ("prod", x, dimensions, others{:});
    case "several"
      [columns, back] = as_columns (x, dimensions);
      result = reshape (builtin ("prod", columns, 1, others{:}), back);
  end
end
