function z = add_row_c(x, r)

z = zeros(size(x));
for i = 1:size(x, 1)
    for j = 1:size(x, 2)
        z(i, j) = x(i, j) + r(1, j);
    end
end
end
