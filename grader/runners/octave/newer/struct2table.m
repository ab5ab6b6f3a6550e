% MATLAB's struct2table: a table with a column for every field.
function rows_of_columns = struct2table (x, varargin)
  names = fieldnames (x).';
  columns = cell (1, numel (names));
  for k = 1:numel (names)
    parts = {x.(names{k})}.';
    columns{k} = parts;
    if (builtin ("all", cellfun (@(part) isnumeric (part) || islogical (part), parts)))
      columns{k} = vertcat (parts{:});
    elseif (isscalar (parts) && iscell (parts{1}))
      columns{k} = parts{1};
    end
  end
  rows_of_columns = table_of_columns (names, columns);
end
