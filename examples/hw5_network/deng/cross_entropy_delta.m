function delta = cross_entropy_delta(a, y)

delta = a - y;
end
