function J = surface(k, v)

v1 = v(1, :);
v2 = v(2, :);
if k == 1
    J = (v2 - v1) .^ 4 + 8 * v1 .* v2 - v1 + v2 + 3;
else
    J = (v1 .^ 2 - 1.5 * v1 .* v2 + 2 * v2 .^ 2) .* v1 .^ 2;
end
end
