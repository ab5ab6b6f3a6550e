function g = slope(k, v)

v1 = v(1, :);
v2 = v(2, :);
if k == 1
    cubed = (v2 - v1) .^ 3;
    g1 = -4 * cubed + 8 * v2 - 1;
    g2 = 4 * cubed + 8 * v1 + 1;
else
    bracket = v1 .^ 2 - 1.5 * v1 .* v2 + 2 * v2 .^ 2;
    g1 = (2 * v1 - 1.5 * v2) .* v1 .^ 2 + bracket .* (2 * v1);
    g2 = (-1.5 * v1 + 4 * v2) .* v1 .^ 2;
end
g = vertcat(g1, g2);
end
