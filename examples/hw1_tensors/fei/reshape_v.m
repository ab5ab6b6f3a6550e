function y = reshape_v(x, rows, cols)
% 直接用自带的 reshape
y = reshape(x, rows, cols);
end
