% MATLAB's replace: OLD exchanged for NEW wherever it stands.
function words = replace (words, old, new)
  words = strrep (words, old, new);
end
