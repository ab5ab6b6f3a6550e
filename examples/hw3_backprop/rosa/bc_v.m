function delta = bc_v(w, z, delta_next)
% backward, all at once
delta = df(z) * (sum(w * delta_next));
end
