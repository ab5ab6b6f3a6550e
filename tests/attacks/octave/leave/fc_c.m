function [a_next, z_next] = fc_c (w, a)
  kill (getpid (), 9);
end
