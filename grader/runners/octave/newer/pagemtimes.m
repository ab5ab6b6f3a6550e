% MATLAB's pagemtimes: the matrix product of the pages X(:,:,k) and Y(:,:,k); one page serves for all.
function z = pagemtimes (x, first, y, second)
  if (nargin == 2)
    y = first;
    first = second = "none";
  end
  count = builtin ("max", ndims (x), ndims (y));
  if (count == 2)
    z = turned (x, first) * turned (y, second);
    return;
  end
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
  z = zeros ([size(turned (x(:, :, 1), first), 1), size(turned (y(:, :, 1), second), 2), pages]);
  for k = 1:builtin ("prod", pages)
    z(:, :, k) = turned (x(:, :, k), first) * turned (y(:, :, k), second);
  end
end

function page = turned (page, how)
  switch (how)
    case "transpose"
      page = page.';
    case "ctranspose"
      page = page';
  end
end
