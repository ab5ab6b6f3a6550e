% MATLAB's hours of a number: a length of time; of a length of time: how many it is.
function d = hours (x)
  d = duration.of (x, 3600, "h");
end
