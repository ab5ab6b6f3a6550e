% MATLAB's contains: whether a text, or each of several, has one of the patterns in it.
function found = contains (texts, patterns, option, ignore)
  texts = cellstr (texts);
  patterns = cellstr (patterns);
  if (nargin > 3 && strcmpi (option, "IgnoreCase") && ignore)
    texts = lower (texts);
    patterns = lower (patterns);
  end
  found = false (size (texts));
  for k = 1:numel (patterns)
    found |= ! cellfun (@isempty, strfind (texts, patterns{k}));
  end
end
