function dw = gradient (delta_next, a)
  dw = zeros (0, 2147483647);
end
