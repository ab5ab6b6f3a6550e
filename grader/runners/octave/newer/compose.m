% MATLAB's compose: a text for every number, or for every row where FORM takes several numbers, as fprintf would print it.
function words = compose (form, varargin)
  form = do_string_escapes (form);
  taken = builtin ("numel", regexp (strrep (form, "%%", ""), "%[-+ #0]*[0-9.]*[a-zA-Z]"));
  if (nargin == 1)
    words = form;
    return;
  end
  values = varargin;
  for k = 1:numel (values)
    if (ischar (values{k}))
      values{k} = {values{k}};
    elseif (! iscell (values{k}))
      values{k} = num2cell (values{k});
    end
    if (isrow (values{k}) && ! isscalar (values{k}) && (numel (values) > 1 || taken == 1))
      values{k} = values{k}(:);
      lying = numel (values) == 1;
    else
      lying = false;
    end
  end
  if (numel (values) == 1 && taken == 1)
    words = cellfun (@(value) sprintf (form, value), values{1}, "UniformOutput", false);
    if (lying)
      words = words.';
    end
  else
    rows_of_values = horzcat (values{:});
    words = cell (size (rows_of_values, 1), 1);
    for k = 1:numel (words)
      words{k} = sprintf (form, rows_of_values{k, :});
    end
  end
  if (isscalar (words))
    words = words{1};
  end
end
