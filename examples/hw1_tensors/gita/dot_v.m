function z = dot_v(x, y)
z = sum(x .* y);
end
