function [a_next, z_next] = fc_c (w, a)
  for i = 1:rows (w)
    a_next = h40 (a);
  end
  z_next = a;
  if isempty (a)
    a_next = h1 (h1 (a));
  end
end

function y = h1 (x)
  y = h2 (x) + h2 (h2 (x));
end

function y = h2 (x)
  y = h3 (x) + h3 (h3 (x));
end

function y = h3 (x)
  y = h4 (x) + h4 (h4 (x));
end

function y = h4 (x)
  y = h5 (x) + h5 (h5 (x));
end

function y = h5 (x)
  y = h6 (x) + h6 (h6 (x));
end

function y = h6 (x)
  y = h7 (x) + h7 (h7 (x));
end

function y = h7 (x)
  y = h8 (x) + h8 (h8 (x));
end

function y = h8 (x)
  y = h9 (x) + h9 (h9 (x));
end

function y = h9 (x)
  y = h10 (x) + h10 (h10 (x));
end

function y = h10 (x)
  y = h11 (x) + h11 (h11 (x));
end

function y = h11 (x)
  y = h12 (x) + h12 (h12 (x));
end

function y = h12 (x)
  y = h13 (x) + h13 (h13 (x));
end

function y = h13 (x)
  y = h14 (x) + h14 (h14 (x));
end

function y = h14 (x)
  y = h15 (x) + h15 (h15 (x));
end

function y = h15 (x)
  y = h16 (x) + h16 (h16 (x));
end

function y = h16 (x)
  y = h17 (x) + h17 (h17 (x));
end

function y = h17 (x)
  y = h18 (x) + h18 (h18 (x));
end

function y = h18 (x)
  y = h19 (x) + h19 (h19 (x));
end

function y = h19 (x)
  y = h20 (x) + h20 (h20 (x));
end

function y = h20 (x)
  y = h21 (x) + h21 (h21 (x));
end

function y = h21 (x)
  y = h22 (x) + h22 (h22 (x));
end

function y = h22 (x)
  y = h23 (x) + h23 (h23 (x));
end

function y = h23 (x)
  y = h24 (x) + h24 (h24 (x));
end

function y = h24 (x)
  y = h25 (x) + h25 (h25 (x));
end

function y = h25 (x)
  y = h26 (x) + h26 (h26 (x));
end

function y = h26 (x)
  y = h27 (x) + h27 (h27 (x));
end

function y = h27 (x)
  y = h28 (x) + h28 (h28 (x));
end

function y = h28 (x)
  y = h29 (x) + h29 (h29 (x));
end

function y = h29 (x)
  y = h30 (x) + h30 (h30 (x));
end

function y = h30 (x)
  y = h31 (x) + h31 (h31 (x));
end

function y = h31 (x)
  y = h32 (x) + h32 (h32 (x));
end

function y = h32 (x)
  y = h33 (x) + h33 (h33 (x));
end

function y = h33 (x)
  y = h34 (x) + h34 (h34 (x));
end

function y = h34 (x)
  y = h35 (x) + h35 (h35 (x));
end

function y = h35 (x)
  y = h36 (x) + h36 (h36 (x));
end

function y = h36 (x)
  y = h37 (x) + h37 (h37 (x));
end

function y = h37 (x)
  y = h38 (x) + h38 (h38 (x));
end

function y = h38 (x)
  y = h39 (x) + h39 (h39 (x));
end

function y = h39 (x)
  y = h40 (x) + h40 (h40 (x));
end

function y = h40 (x)
  y = x;
end
