function y = relu_c(x)
% 一次处理一行
for i = 1:size(x, 1)
    y(i, :) = max(x(i, :), 0);
end
end
