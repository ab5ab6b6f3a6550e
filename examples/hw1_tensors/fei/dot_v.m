function z = dot_v(x, y)

z = x' * y;
end
