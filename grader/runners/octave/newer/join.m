% MATLAB's join: several texts as one, with a blank or DELIMITER between them.
function words = join (texts, delimiter)
  if (nargin < 2)
    delimiter = " ";
  end
  words = strjoin (cellstr (texts)(:).', delimiter);
end
