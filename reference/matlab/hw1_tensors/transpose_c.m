function y = transpose_c(x)
% TRANSPOSE_C  Exchange the rows and columns of a matrix, element by element.
% 矩阵的行与列互换（转置），逐个元素搬动。
%
%   x   (r, c)  matrix / 矩阵
%   y   (c, r)  y(j, i) = x(i, j)
%
% Chollet, Deep Learning with Python, sec. 2.3.4: transposition.

y = zeros(size(x, 2), size(x, 1));
% <gap>
% zh: 走遍 x 的每个数 x(i, j)，一次搬一个。它在 y 的哪一行、哪一列？
% en: For every number x(i, j), one at a time: in which row and in which column of y does it stand?
for i = 1:size(x, 1)
    for j = 1:size(x, 2)
        y(j, i) = x(i, j);
    end
end
% </gap>
end
