function delta = output_delta(a, y, z)
delta = (a - y) .* df(z);
