% MATLAB's allfinite: whether no number is infinite or NaN.
function answer = allfinite (x)
  answer = builtin ("all", isfinite (x(:)));
end
