% MATLAB's days of a number: a length of time; of a length of time: how many it is.
function d = days (x)
  d = duration.of (x, 86400, "d");
end
