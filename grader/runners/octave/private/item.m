% The K-th entry of a JSON array; jsondecode turns objects with the same keys into a struct array.
function value = item (array, k)
  if builtin ("iscell", array)
    value = array{k};
  else
    value = array(k);
  end
end
