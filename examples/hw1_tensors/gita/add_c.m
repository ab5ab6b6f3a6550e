function z = add_c(x, y)
z = zeros(size(x));
i = 1;
while i <= size(x, 1)
    for j = 1:size(x, 2)
        z(i, j) = x(i, j) + y(i, j);
    end
    i = i + 1;
end
end
