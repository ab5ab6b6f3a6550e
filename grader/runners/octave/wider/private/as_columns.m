% Lay the numbers of X that meet over DIMENSIONS one below the other; BACK is the size of the result.
function [columns, back] = as_columns (x, dimensions)
  dimensions = sort (dimensions(:).');
  count = max ([ndims(x), dimensions]);
  sizes = ones (1, count);
  sizes(1:ndims (x)) = size (x);
  back = sizes;
  back(dimensions) = 1;
  kept = setdiff (1:count, dimensions);
  columns = reshape (permute (x, [dimensions, kept]), prod (sizes(dimensions)), prod (sizes(kept)));
end
