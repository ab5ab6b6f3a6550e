function z = add_c(x, y)
% ADD_C  The sum of two matrices of the same shape, element by element.
% 两个形状相同的矩阵之和，逐个元素计算。
%
%   x, y   (r, c)  summands / 加数
%   z      (r, c)  z(i, j) = x(i, j) + y(i, j)
%
% Chollet, Deep Learning with Python, sec. 2.3: naive_add.

z = zeros(size(x));
% zh: 走遍每一行 i、每一列 j，把同一位置上的两个数相加。
% en: For every row i and every column j, add the two numbers that stand in the same place.
error('grader:blank', 'add_c: replace this line with your code / 请把这一行换成你的代码');
end
