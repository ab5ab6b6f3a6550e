function z = matmul_v(x, y)
% MATMUL_V  The product of two matrices, all at once.
% 两个矩阵的乘积，一次算完。
%
%   x   (r, n)  left factor / 左因子
%   y   (n, c)  right factor / 右因子
%   z   (r, c)  z = x y
%
% Chollet, Deep Learning with Python, sec. 2.3.3: the tensor product of two matrices.

% <gap>
% zh: 用矩阵乘法，不用循环。
% en: The matrix product, no loop.
z = x * y;
% </gap>
end
