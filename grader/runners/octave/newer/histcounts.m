% MATLAB's histcounts: how many numbers lie between EDGES, the last of which counts; or in so many equal bins.
function [counts, edges] = histcounts (x, edges)
  x = x(:).';
  if (nargin < 2)
    edges = builtin ("max", 1, ceil (sqrt (numel (x))));
  end
  if (isscalar (edges))
    low = builtin ("min", x);
    high = builtin ("max", x);
    edges = linspace (low, high + (high == low), edges + 1);
  end
  counts = zeros (1, numel (edges) - 1);
  for k = 1:numel (counts)
    inside = x >= edges(k) & x < edges(k+1);
    counts(k) = builtin ("sum", inside);
  end
  counts(end) += builtin ("sum", x == edges(end));
end
