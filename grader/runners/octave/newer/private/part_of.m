% What FUNCTION makes of a text, or of each of several.
function texts = part_of (texts, function_of)
  if (iscell (texts))
    texts = cellfun (function_of, texts, "UniformOutput", false);
  else
    texts = function_of (texts);
  end
end
