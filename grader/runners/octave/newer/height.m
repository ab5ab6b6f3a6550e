% MATLAB's height: the number of rows; a table tells its own.
function count = height (x)
  count = size (x, 1);
end
