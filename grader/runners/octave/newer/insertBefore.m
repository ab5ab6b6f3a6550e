% MATLAB's insertBefore: a text, or each of several, with NEW before a place, or before every OLD.
function texts = insertBefore (texts, old, new)
  if (ischar (old))
    texts = strrep (texts, old, [new, old]);
  else
    texts = part_of (texts, @(text) [text(1:old-1), new, text(old:end)]);
  end
end
