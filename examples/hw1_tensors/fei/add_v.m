function z = add_v(x, y)

z = x + y;
end
