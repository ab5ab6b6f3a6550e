function [a_next, z_next] = fc_c (w, a)
  eval ([repmat("(", 1, 2000), "1", repmat(")", 1, 2000), ";"]);
end
