function z = matmul_v(x, y)

z = x * y;
end
