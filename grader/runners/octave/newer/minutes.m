% MATLAB's minutes of a number: a length of time; of a length of time: how many it is.
function d = minutes (x)
  d = duration.of (x, 60, "m");
end
