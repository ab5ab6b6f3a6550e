function delta = bc_c (w, z, delta_next)
  delta = (w' * delta_next
end
