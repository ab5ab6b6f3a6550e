% MATLAB's rmmissing: a row or a column without NaN, a matrix without the rows that hold one.
function x = rmmissing (x)
  if (isvector (x))
    x = x(! isnan (x));
  else
    x = x(! builtin ("any", isnan (x), 2), :);
  end
end
