% MATLAB's relu: every number, or 0 where it is negative.
function y = relu (x)
  y = builtin ("max", x, 0);
end
