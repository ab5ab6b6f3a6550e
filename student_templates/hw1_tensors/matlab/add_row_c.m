function z = add_row_c(x, r)
% ADD_ROW_C  Add one row to every row of a matrix, element by element.
% 把一行加到矩阵的每一行上，逐个元素计算。
%
%   x   (r, c)  matrix / 矩阵
%   r   (1, c)  the row to add / 要加的那一行
%   z   (r, c)  z(i, j) = x(i, j) + r(1, j)
%
% Chollet, Deep Learning with Python, sec. 2.3: naive_add_matrix_and_vector.

z = zeros(size(x));
% zh: 走遍每一行 i、每一列 j；要加的数只由列 j 决定。
% en: For every row i and every column j; which number is added depends on the column j alone.
error('grader:blank', 'add_row_c: replace this line with your code / 请把这一行换成你的代码');
end
