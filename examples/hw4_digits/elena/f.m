function a = f(z)

a = 1 ./ (1 + exp(-z));
end
