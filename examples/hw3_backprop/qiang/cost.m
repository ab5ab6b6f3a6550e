function J = cost(a, y)
J = sum(sum((a - y).^2)) / 2 / size(a, 2);
