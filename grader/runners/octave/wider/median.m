% MATLAB's median: the number in the middle, or the mean of the two there; over "all", several dimensions, "omitnan".
function result = median (x, varargin)
  [which, dimensions, omit] = over_dimensions (x, varargin);
  [numbers, back] = as_columns (x, dimensions);
  numbers = sort (numbers, 1);  % NaN comes last
  result = NaN (1, size (numbers, 2));
  for k = 1:size (numbers, 2)
    column = numbers(:, k);
    if (omit)
      column = column(! isnan (column));
    end
    count = numel (column);
    if (count > 0 && ! isnan (column(end)))
      result(k) = (double (column(floor ((count + 1) / 2))) + double (column(ceil ((count + 1) / 2)))) / 2;
    end
  end
  result = reshape (result, back);
end
