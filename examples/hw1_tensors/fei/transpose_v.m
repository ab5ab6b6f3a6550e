function y = transpose_v(x)

y = x';
end
