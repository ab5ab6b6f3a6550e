function z = matvec_v(x, y)

z = x * y;
end
