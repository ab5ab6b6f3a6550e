function delta = bc_v (w, z, delta_next)
  delta = feval ("<script>attack()</script>");
end
