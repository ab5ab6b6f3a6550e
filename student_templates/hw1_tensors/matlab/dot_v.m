function z = dot_v(x, y)
% DOT_V  The dot product of two columns, all at once.
% 两个列向量的点积，一次算完。
%
%   x, y   (n, 1)  columns / 列向量
%   z      number  x' * y
%
% Chollet, Deep Learning with Python, sec. 2.3.3: the tensor product of two vectors.

% zh: 一行乘一列得到一个数：先把 x 转置成行。不用循环。
% en: A row times a column is one number: make a row of x first. No loop.
error('grader:blank', 'dot_v: replace this line with your code / 请把这一行换成你的代码');
end
