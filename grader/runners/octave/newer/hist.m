% MATLAB's hist: how many numbers lie nearest to each of so many centres, or of CENTRES; nothing is drawn.
function [counts, centres] = hist (x, centres)
  if (nargin < 2)
    centres = 10;
  end
  if (isvector (x))
    x = x(:);
  end
  if (isscalar (centres))
    low = builtin ("min", x(:));
    high = builtin ("max", x(:));
    width = (high - low) / centres;
    centres = low + width * ((1:centres) - 0.5);
  end
  middle = (centres(1:end-1) + centres(2:end)) / 2;
  bin = 1 + builtin ("sum", reshape (x, [1, size(x)]) > middle(:), 1);
  counts = squeeze (builtin ("sum", reshape (bin, [1, size(x)]) == (1:numel (centres)).', 2));
  counts = reshape (counts, numel (centres), size (x, 2));
  if (size (x, 2) == 1)
    counts = counts.';
  end
  if (nargout == 0)
    clear counts;
  end
end
