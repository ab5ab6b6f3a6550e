% MATLAB's cumsum: also from the end ("reverse").
function result = cumsum (x, varargin)
  texts = cellfun (@ischar, varargin);
  if (! builtin ("any", texts))
    result = builtin ("cumsum", x, varargin{:});
    return;
  end
  [~, dimension] = over_dimensions (x, varargin(! texts));
  if (builtin ("any", strcmpi (varargin(texts), "reverse")))
    result = flip (builtin ("cumsum", flip (x, dimension), dimension), dimension);
  else
    result = builtin ("cumsum", x, dimension);
  end
end
