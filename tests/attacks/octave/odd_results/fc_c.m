function [a_next, z_next] = fc_c (w, a)
  a_next = NaN (rows (w), columns (a)) + 1i * Inf;
  z_next = single (NaN (rows (w), columns (a)));
end
