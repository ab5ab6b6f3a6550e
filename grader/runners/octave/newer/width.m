% MATLAB's width: the number of columns, of an array or a table.
function count = width (x)
  if (isstruct (x) && isscalar (x))
    count = numel (fieldnames (x));
  else
    count = size (x, 2);
  end
end
