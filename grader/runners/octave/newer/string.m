% MATLAB's string, as a row of characters, or a cell array of such rows for several values.
function words = string (values)
  if (nargin == 0)
    words = "";
  elseif (ischar (values) || iscellstr (values))
    words = values;
  elseif (iscell (values))
    words = cellfun (@string, values, "UniformOutput", false);
  elseif (isscalar (values))
    if (islogical (values))
      names = {"false", "true"};
      words = names{values + 1};
    elseif (isreal (values))
      digits = builtin ("max", 5, builtin ("min", 16, floor (log10 (abs (double (values)))) + 5));
      words = sprintf ("%.*g", digits, values);
    else
      words = num2str (values);
    end
  else
    words = arrayfun (@string, values, "UniformOutput", false);
  end
end
