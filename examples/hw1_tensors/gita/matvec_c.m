function z = matvec_c(x, y)

z = zeros(size(x, 1), 1);
for i = 1:size(x, 1)
    for j = 1:size(x, 2)
        z(i, 1) = z(i, 1) + x(i, j) * y(j, 1);
    end
end
end
