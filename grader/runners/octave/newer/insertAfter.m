% MATLAB's insertAfter: a text, or each of several, with NEW behind a place, or behind every OLD.
function texts = insertAfter (texts, old, new)
  if (ischar (old))
    texts = strrep (texts, old, [old, new]);
  else
    texts = part_of (texts, @(text) [text(1:old), new, text(old+1:end)]);
  end
end
