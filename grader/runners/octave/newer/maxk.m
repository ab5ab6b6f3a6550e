% MATLAB's maxk: the K largest numbers along a dimension, in order, and where they stood.
function [y, places] = maxk (x, k, dimension)
  if (nargin < 3)
    dimension = first_dimension (x);
  end
  [y, places] = sort (x, dimension, "descend");
  index = repmat ({":"}, 1, builtin ("max", ndims (x), dimension));
  index{dimension} = 1:builtin ("min", k, size (x, dimension));
  y = y(index{:});
  places = places(index{:});
end
