function delta = bc_v (w, z, delta_next)
  delta = {};
  for k = 1:5000
    delta = {delta};
  end
end
