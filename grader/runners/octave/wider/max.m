% MATLAB's max: also over "all", over several dimensions, and with "omitnan", as Octave's does anyway.
%
% The place is counted in the whole of the numbers that meet, which is MATLAB's "linear" for "all".
function varargout = max (x, varargin)
  varargout = cell (1, builtin ("max", nargout, 1));
  if (nargin < 3 || (nargin == 3 && isnumeric (varargin{2}) && isscalar (varargin{2})))
    [varargout{:}] = builtin ("max", x, varargin{:});
    return;
  elseif (nargin == 3 && isempty (varargin{1}) && strcmp (varargin{2}, "all"))
    [varargout{:}] = builtin ("max", x(:));
    return;
  end
  [which, dimensions, omit] = over_dimensions (x, varargin(2:end));
  keep = any (strcmpi (varargin(cellfun (@ischar, varargin)), "includenan"));
  if (! isempty (varargin{1}))
    [varargout{:}] = builtin ("max", x, varargin{1});
    if (keep)
      varargout{1}(isnan (x + varargin{1})) = NaN;
    end
    return;
  end
  [columns, back] = as_columns (x, dimensions);
  [varargout{:}] = builtin ("max", columns, [], 1);
  if (keep)
    varargout{1}(builtin ("any", isnan (columns), 1)) = NaN;
  end
  varargout = cellfun (@(result) reshape (result, back), varargout, "UniformOutput", false);
end
