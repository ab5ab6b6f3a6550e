% tries: to use up the machine's memory, all at once and bit by bit.
% gets: an error at the limit.
% ends: error
function [a_next, z_next] = fc_v (w, a)
  a_next = ones (1e5, 1e5);
  z_next = a_next;
  printf ("HARM: 80 GB\n");
end
