% MATLAB's extractBefore: what stands before a place, or before the first of a pattern, in a text or each of several.
function parts = extractBefore (texts, place)
  parts = part_of (texts, @(text) text(1:first_place (text, place)(1) - 1));
end
