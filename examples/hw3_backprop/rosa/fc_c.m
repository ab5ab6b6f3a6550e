function [a_next, z_next] = fc_c(w, a)
for i = 1:size(w, 1)
    z_next(i) = w(i, :) * a;
    a_next(i) = f(z_next(i));
end
end
