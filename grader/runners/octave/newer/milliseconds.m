% MATLAB's milliseconds of a number: a length of time; of a length of time: how many it is.
function d = milliseconds (x)
  d = duration.of (x, 0.001, "s");
end
