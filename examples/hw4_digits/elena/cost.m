function J = cost(a, y)

m = size(a, 2);
J = 0.5 * sum(sum((a - y) .^ 2)) / m;
end
