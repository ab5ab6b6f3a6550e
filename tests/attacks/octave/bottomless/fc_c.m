function [a_next, z_next] = fc_c (w, a)
  eval ([repmat("(", 1, 1e6), "1", repmat(")", 1, 1e6), ";"]);
end
