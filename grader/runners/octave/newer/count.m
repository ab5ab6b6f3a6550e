% MATLAB's count: how often a pattern stands in a text, or in each of several.
function times = count (texts, pattern)
  times = cellfun (@(text) builtin ("numel", strfind (text, pattern, "overlaps", false)), cellstr (texts));
end
