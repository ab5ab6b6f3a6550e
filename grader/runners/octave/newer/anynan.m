% MATLAB's anynan: whether a number is NaN.
function answer = anynan (x)
  answer = builtin ("any", isnan (x(:)));
end
