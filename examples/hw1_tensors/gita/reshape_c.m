function y = reshape_c(x, rows, cols)
numbers = x';
y = zeros(rows, cols);
k = 0;
for i = 1:rows
    for j = 1:cols
        k = k + 1;
        y(i, j) = numbers(k);
    end
end
end
