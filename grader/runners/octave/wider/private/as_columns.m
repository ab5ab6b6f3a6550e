% Lay the numbers of X that meet over DIMENSIONS one below the other; BACK is the size of the result.
function [columns, back] = as_columns (x, dimensions)
  dimensions = sort (dimensions(:).');
  count = builtin ("max", [ndims(x), dimensions]);
  sizes = ones (1, count);
  sizes(1:ndims (x)) = size (x);
  back = sizes;
  back(dimensions) = 1;
  kept = true (1, count);
  kept(dimensions) = false;
  kept = find (kept);
  columns = permute (x, [dimensions, kept]);
  columns = reshape (columns, builtin ("prod", sizes(dimensions)), builtin ("prod", sizes(kept)));
end
