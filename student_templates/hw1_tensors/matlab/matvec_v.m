function z = matvec_v(x, y)
% MATVEC_V  A matrix times a column, all at once.
% 矩阵乘列向量，一次算完。
%
%   x   (r, c)  matrix / 矩阵
%   y   (c, 1)  column / 列向量
%   z   (r, 1)  z = x y
%
% Chollet, Deep Learning with Python, sec. 2.3.3: the tensor product of a matrix and a vector.

% zh: 用矩阵乘法，不用循环。注意 * 与 .* 的区别。
% en: The matrix product, no loop. Mind the difference between * and .*.
error('grader:blank', 'matvec_v: replace this line with your code / 请把这一行换成你的代码');
end
