function y = reshape_c(x, rows, cols)

y = zeros(rows, cols);
for i = 1:size(x, 1)
    for j = 1:size(x, 2)
        k = (i - 1) * size(x, 2) + (j - 1);
        y(floor(k / cols) + 1, mod(k, cols) + 1) = x(i, j);
    end
end
end
