% MATLAB's mean: sum by count; over "all", several dimensions, without NaN ("omitnan").
function result = mean (x, varargin)
  if (! (isnumeric (x) || islogical (x)))
    error ("mean: X must be numeric or logical, and is of class %s", class (x));
  end
  if (isfloat (x) && ! isempty (x))
    if (nargin == 2 && strcmp (varargin{1}, "all"))
      result = builtin ("sum", x(:)) / numel (x);
      return;
    elseif (nargin == 1)
      result = builtin ("sum", x);
      result /= numel (x) / numel (result);
      return;
    elseif (nargin == 2 && isnumeric (varargin{1}) && isscalar (varargin{1}))
      result = builtin ("sum", x, varargin{1}) / size (x, varargin{1});
      return;
    end
  end
  [which, dimensions, omit, others] = over_dimensions (x, varargin);
  if (strcmp (which, "first"))
    if (isequal (size (x), [0, 0]))
      result = NaN;
      return;
    end
  end
  kind = class (x);
  if (isinteger (x) || islogical (x))
    x = double (x);
  end
  counted = ! isnan (x) | ! omit;
  x(! counted) = 0;
  if (isscalar (dimensions))
    result = builtin ("sum", x, dimensions) ./ builtin ("sum", counted, dimensions);
  else
    [columns, back] = as_columns (x, dimensions);
    counted = builtin ("sum", as_columns (counted, dimensions), 1);
    result = reshape (builtin ("sum", columns, 1) ./ counted, back);
  end
  if (builtin ("any", strcmp (others, "native")))
    result = cast (result, kind);
  end
end
