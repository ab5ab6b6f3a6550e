% MATLAB's matches: whether a text, or each of several, is one of the patterns.
function found = matches (texts, patterns)
  texts = cellstr (texts);
  found = reshape (ismember (texts, cellstr (patterns)), size (texts));
end
