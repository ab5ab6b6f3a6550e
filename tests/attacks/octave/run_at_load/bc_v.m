function delta = bc_v (w, z, delta_next)
  delta = w * z;
end
