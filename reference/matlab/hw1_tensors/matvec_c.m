function z = matvec_c(x, y)
% MATVEC_C  A matrix times a column, element by element.
% 矩阵乘列向量，逐个元素计算。
%
%   x   (r, c)  matrix / 矩阵
%   y   (c, 1)  column / 列向量
%   z   (r, 1)  z(i, 1) = x(i, 1) * y(1, 1) + ... + x(i, c) * y(c, 1)
%
% Chollet, Deep Learning with Python, sec. 2.3.3: naive_matrix_vector_dot.

z = zeros(size(x, 1), 1);
% <gap>
% zh: 对每一行 i：把 x(i, j) * y(j, 1) 对 j 累加到 z(i, 1) 上。
% en: For every row i: add x(i, j) * y(j, 1) to z(i, 1), for all j.
for i = 1:size(x, 1)
    for j = 1:size(x, 2)
        z(i, 1) = z(i, 1) + x(i, j) * y(j, 1);
    end
end
% </gap>
end
