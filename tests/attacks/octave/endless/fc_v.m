% tries: to run for ever, and to survive interrupts.
% gets: a timeout, and its end.
% ends: timeout
function [a_next, z_next] = fc_v (w, a)
  sigterm_dumps_octave_core (true);
  while true
    try
      x = svd (rand (300));
    catch
    end
  end
end
