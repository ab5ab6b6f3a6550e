% MATLAB's isStringScalar; a text is a row of characters here.
function answer = isStringScalar (x)
  answer = ischar (x) && rows (x) <= 1;
end
