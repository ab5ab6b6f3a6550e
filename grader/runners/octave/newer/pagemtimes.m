% MATLAB's pagemtimes: the matrix product of the pages X(:,:,k) and Y(:,:,k); one page serves for all.
function z = pagemtimes (x, first, y, second)
  if (nargin == 2)
    y = first;
    first = second = "none";
  end
  turned = {"none", @(page) page; "transpose", @(page) page.'; "ctranspose", @(page) page'};
  turn_x = turned{strcmp (turned(:, 1), first), 2};
  turn_y = turned{strcmp (turned(:, 1), second), 2};
  count = builtin ("max", ndims (x), ndims (y));
  pages_x = ones (1, count - 2);
  pages_y = pages_x;
  pages_x(1:ndims (x) - 2) = size (x)(3:end);
  pages_y(1:ndims (y) - 2) = size (y)(3:end);
  if (builtin ("any", pages_x != pages_y & pages_x != 1 & pages_y != 1))
    error ("pagemtimes: the pages of the two arrays do not match");
  end
  pages = builtin ("max", pages_x, pages_y);
  x = repmat (x, [1, 1, pages ./ pages_x]);
  y = repmat (y, [1, 1, pages ./ pages_y]);
  z = zeros ([size(turn_x (x(:, :, 1)), 1), size(turn_y (y(:, :, 1)), 2), pages]);
  for k = 1:builtin ("prod", pages)
    z(:, :, k) = turn_x (x(:, :, k)) * turn_y (y(:, :, k));
  end
end
