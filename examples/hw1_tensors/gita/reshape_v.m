function y = reshape_v(x, rows, cols)

y = reshape(x', cols, rows)';
end
