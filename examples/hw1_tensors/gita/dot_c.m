function z = dot_c(x, y)

z = 0;
for i = 1:size(x, 1)
    z = z + x(i, 1) * y(i, 1);
end
end
