function z = add_row_v(x, r)

z = x + r;
end
