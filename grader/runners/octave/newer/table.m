% MATLAB's table: columns under names, which are the variables' own where no "VariableNames" are given.
function rows_of_columns = table (varargin)
  count = nargin;
  for k = 1:nargin
    if (ischar (varargin{k}) && builtin ("any", strcmpi (varargin{k}, {"VariableNames", "Size", "RowNames"})))
      count = k - 1;
      break;
    end
  end
  names = cell (1, count);
  for k = 1:count
    try
      names{k} = inputname (k);
    catch
      names{k} = "";
    end
    if (! isvarname (names{k}))
      names{k} = sprintf ("Var%d", k);
    end
  end
  columns = varargin(1:count);
  for k = count+1:2:nargin - 1
    switch (lower (varargin{k}))
      case "variablenames"
        names = cellstr (varargin{k+1});
      case "size"
        columns = arrayfun (@(k) zeros (varargin{count+2}(1), 1), 1:varargin{count+2}(2), "UniformOutput", false);
        names = arrayfun (@(k) sprintf ("Var%d", k), 1:numel (columns), "UniformOutput", false);
    end
  end
  rows_of_columns = table_of_columns (names(:).', columns);
end
