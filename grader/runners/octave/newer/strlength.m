% MATLAB's strlength: how many characters a text, or each of several, has.
function count = strlength (texts)
  count = cellfun (@(row) builtin ("numel", row), cellstr (texts));
  if (ischar (texts) && isempty (texts))
    count = 0;
  end
end
