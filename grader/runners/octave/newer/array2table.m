% MATLAB's array2table: a table of the columns of a matrix.
function columns = array2table (x, option, names, varargin)
  if (nargin < 3)
    names = arrayfun (@(k) sprintf ("x%d", k), 1:size (x, 2), "UniformOutput", false);
  end
  columns = table_of_columns (cellstr (names)(:).', num2cell (x, 1));
end
