function z = matmul_c(x, y)
% MATMUL_C  The product of two matrices, element by element.
% 两个矩阵的乘积，逐个元素计算。
%
%   x   (r, n)  left factor / 左因子
%   y   (n, c)  right factor / 右因子
%   z   (r, c)  z(i, j): row i of x times column j of y / x 的第 i 行与 y 的第 j 列的点积
%
% Chollet, Deep Learning with Python, sec. 2.3.3: naive_matrix_dot.

z = zeros(size(x, 1), size(y, 2));
% <gap>
% zh: 对每一行 i、每一列 j：把 x(i, k) * y(k, j) 对 k 累加到 z(i, j) 上。
% en: For every row i and every column j: add x(i, k) * y(k, j) to z(i, j), for all k.
for i = 1:size(x, 1)
    for j = 1:size(y, 2)
        for k = 1:size(x, 2)
            z(i, j) = z(i, j) + x(i, k) * y(k, j);
        end
    end
end
% </gap>
end
