% MATLAB's splitlines: the lines of a text, as a column.
function lines = splitlines (words)
  lines = strsplit (strrep (words, "\r\n", "\n"), "\n", "CollapseDelimiters", false)(:);
end
