% MATLAB's cumprod: also from the end ("reverse").
function result = cumprod (x, varargin)
  texts = cellfun (@ischar, varargin);
  if (! builtin ("any", texts))
    result = builtin ("cumprod", x, varargin{:});
    return;
  end
  [~, dimension] = over_dimensions (x, varargin(! texts));
  if (builtin ("any", strcmpi (varargin(texts), "reverse")))
    result = flip (builtin ("cumprod", flip (x, dimension), dimension), dimension);
  else
    result = builtin ("cumprod", x, dimension);
  end
end
