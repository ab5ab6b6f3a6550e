% MATLAB's readtable: a table of the columns of a text file whose first line names them.
function columns = readtable (name, varargin)
  x = readmatrix (name);
  names = strtrim (strsplit (strsplit (fileread (name), "\n"){1}, {",", ";", "\t"}));
  if (numel (names) != size (x, 2) || ! isnan (str2double (names{1})))
    names = arrayfun (@(k) sprintf ("Var%d", k), 1:size (x, 2), "UniformOutput", false);
  end
  columns = array2table (x, "VariableNames", names);
end
