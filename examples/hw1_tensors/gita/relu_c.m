function y = relu_c(x)
% one counter through all numbers
y = x;
for k = 1:numel(x)
    if y(k) < 0
        y(k) = 0;
    end
end
end
