function delta = bc_v(w, z, delta_next)
delta = (w' * delta_next) .* df(z);
