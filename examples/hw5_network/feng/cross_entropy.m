function C = cross_entropy(a, y)

m = size(a, 2);
first = y > 0;
second = y < 1;
C = -(sum(y(first) .* log(a(first))) + sum((1 - y(second)) .* log(1 - a(second)))) / m;
end
