function y = transpose_c(x)

y = zeros(size(x, 2), size(x, 1));
for i = 1:size(x, 1)
    for j = 1:size(x, 2)
        y(j, i) = x(i, j);
    end
end
end
