function delta = bc_v (w, z, delta_next)
  delta = sparse (1e6, 1e6);  % 8 TB, once it is no longer sparse
end
