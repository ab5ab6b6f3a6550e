% MATLAB's width: the number of columns; a table tells its own.
function count = width (x)
  count = size (x, 2);
end
