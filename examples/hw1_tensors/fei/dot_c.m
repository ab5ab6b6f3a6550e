function z = dot_c(x, y)
z = 0;
for i = 1:length(x) - 1
    z = z + x(i) * y(i);
end
end
