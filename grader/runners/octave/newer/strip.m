% MATLAB's strip: a text without blanks at its ends.
function words = strip (words)
  words = strtrim (words);
end
