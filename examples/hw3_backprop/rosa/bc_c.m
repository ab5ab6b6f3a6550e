function delta = bc_c(w, z, delta_next)
% 反向计算，标量循环
[n_next, n] = size(w);
m = size(z, 2);
delta = zeros(n, m);
for k = 1:m
    for j = 1:n
        s = 0;
        for i = 1:n_next
            s = s + w(i,j) * delta_next(i,k);
        end
        delta(j,k) = df(z(j,k)) * s;
    end
end
