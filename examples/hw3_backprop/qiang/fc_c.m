function [a_next, z_next] = fc_c(w, a)
% 前向计算，标量循环
[n_next, n] = size(w);
m = size(a, 2);
z_next = zeros(n_next, m);
for k = 1:m
    for i = 1:n_next
        for j = 1:n
            z_next(i,k) = z_next(i,k) + w(i,j) * a(j,k);
        end
    end
end
a_next = f(z_next);
