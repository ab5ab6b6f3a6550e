% The first dimension of X that is not 1, or 1.
function dimension = first_dimension (x)
  dimension = find (size (x) != 1, 1);
  if (isempty (dimension))
    dimension = 1;
  end
end
