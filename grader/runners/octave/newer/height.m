% MATLAB's height: the number of rows, of an array or a table.
function count = height (x)
  if (isstruct (x) && isscalar (x) && ! isempty (fieldnames (x)))
    x = x.(fieldnames (x){1});
  end
  count = size (x, 1);
end
