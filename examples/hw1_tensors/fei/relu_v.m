function y = relu_v(x)

y = max(x, 0);
end
