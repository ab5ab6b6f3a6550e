function z = add_c(x, y)

z = zeros(size(x));
for i = 1:size(x, 1)
    for j = 1:size(x, 2)
        z(i, j) = x(i, j) + y(i, j);
    end
end
end
