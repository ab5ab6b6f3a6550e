% MATLAB's clip: every number, or the limit that it is beyond.
function y = clip (x, low, high)
  y = builtin ("min", builtin ("max", x, low), high);
end
