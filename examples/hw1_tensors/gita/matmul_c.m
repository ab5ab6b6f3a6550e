function z = matmul_c(x, y)
for i = 1:size(x, 1)
    for j = 1:size(y, 2)
        z(i, j) = x(i, :) * y(:, j);
    end
end
end
