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
    else
      words = num2str (values, 5);
    end
  else
    words = arrayfun (@string, values, "UniformOutput", false);
  end
end
