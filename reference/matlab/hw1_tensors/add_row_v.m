function z = add_row_v(x, r)
% ADD_ROW_V  Add one row to every row of a matrix, all at once.
% 把一行加到矩阵的每一行上，一次算完。
%
%   x   (r, c)  matrix / 矩阵
%   r   (1, c)  the row to add / 要加的那一行
%   z   (r, c)  every row of x plus r / x 的每一行加上 r
%
% Chollet, Deep Learning with Python, sec. 2.3.2: broadcasting.

% <gap>
% zh: 形状 (r, c) 与 (1, c) 可以直接运算：那一行会自动重复 r 次（广播）。不用循环。
% en: Shapes (r, c) and (1, c) go together: the row is repeated r times by itself (broadcasting). No loop.
z = x + r;
% </gap>
end
