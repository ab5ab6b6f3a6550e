% MATLAB's split: the parts of a text between blanks, or between DELIMITER, as a column.
function parts = split (words, delimiter)
  if (nargin < 2)
    parts = strsplit (strtrim (words))(:);
  else
    parts = strsplit (words, delimiter)(:);
  end
end
