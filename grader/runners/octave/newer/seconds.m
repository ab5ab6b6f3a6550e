% MATLAB's seconds of a number: a length of time; of a length of time: how many it is.
function d = seconds (x)
  d = duration.of (x, 1, "s");
end
