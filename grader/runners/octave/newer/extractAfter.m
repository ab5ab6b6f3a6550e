% MATLAB's extractAfter: what stands after a place, or after the first of a pattern, in a text or each of several.
function parts = extractAfter (texts, place)
  parts = part_of (texts, @(text) text(first_place (text, place)(2) + 1:end));
end
