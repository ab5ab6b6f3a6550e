% A reduction of the numbers of X along a dimension that are not NaN.
function y = over_numbers (reduction, x, dimension)
  if (nargin < 3)
    dimension = first_dimension (x);
  end
  parts = num2cell (x, dimension);
  y = cellfun (@(part) reduction (part(! isnan (part))(:), 1), parts);
end
