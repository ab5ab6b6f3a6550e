function delta = output_delta (a, y, z)
  kill (getpid (), 9);
end
