% MATLAB's all: also over "all", and over several dimensions.
function result = all (x, varargin)
  if (nargin < 2 || isscalar (varargin{1}))
    result = builtin ("all", x, varargin{:});
    return;
  elseif (nargin == 2 && strcmp (varargin{1}, "all"))
    result = builtin ("all", x(:));
    return;
  end
  [~, dimensions] = over_dimensions (x, varargin);
  [columns, back] = as_columns (x, dimensions);
  result = reshape (builtin ("all", columns, 1), back);
end
