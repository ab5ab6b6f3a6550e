% MATLAB's any: also over "all", and over several dimensions.
function result = any (x, varargin)
  if (nargin < 2 || isscalar (varargin{1}))
    result = builtin ("any", x, varargin{:});
    return;
  elseif (nargin == 2 && strcmp (varargin{1}, "all"))
    result = builtin ("any", x(:));
    return;
  end
  [~, dimensions] = over_dimensions (x, varargin);
  [columns, back] = as_columns (x, dimensions);
  result = reshape (builtin ("any", columns, 1), back);
end
