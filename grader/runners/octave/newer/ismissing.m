% MATLAB's ismissing: which numbers are NaN, which texts are empty.
function missing = ismissing (x)
  if (isnumeric (x))
    missing = isnan (x);
  else
    missing = reshape (cellfun (@isempty, cellstr (x)), size (cellstr (x)));
  end
end
