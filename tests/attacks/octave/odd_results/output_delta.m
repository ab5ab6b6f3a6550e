function delta = output_delta (a, y, z)
  delta = struct ("kind", "array", "dtype", "float64", "shape", []);
end
