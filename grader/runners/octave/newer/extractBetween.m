% MATLAB's extractBetween: what stands between two patterns, or from one place to another, in a text or each of several.
function parts = extractBetween (texts, low, high)
  if (isnumeric (low))
    parts = part_of (texts, @(text) text(low:high));
  else
    parts = part_of (texts, @(text) extractBefore (extractAfter (text, low), high));
  end
end
