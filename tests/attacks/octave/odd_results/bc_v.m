function delta = bc_v (w, z, delta_next)
  delta = {};
  for k = 1:30
    delta = {delta, delta};
    if k == 14, return, end
  end
end
