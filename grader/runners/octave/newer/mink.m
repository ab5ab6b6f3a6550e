% MATLAB's mink: the K smallest numbers along a dimension, in order, and where they stood.
function [y, places] = mink (x, k, dimension)
  if (nargin < 3)
    dimension = first_dimension (x);
  end
  [y, places] = sort (x, dimension, "ascend");
  index = repmat ({":"}, 1, builtin ("max", ndims (x), dimension));
  index{dimension} = 1:builtin ("min", k, size (x, dimension));
  y = y(index{:});
  places = places(index{:});
end
