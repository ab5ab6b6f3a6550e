function z = matmul_c(x, y)

z = zeros(size(x, 1), size(y, 2));
for i = 1:size(x, 1)
    for j = 1:size(y, 2)
        for k = 1:size(x, 2)
            z(i, j) = z(i, j) + x(i, k) * y(k, j);
        end
    end
end
end
