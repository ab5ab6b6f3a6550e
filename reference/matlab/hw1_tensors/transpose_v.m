function y = transpose_v(x)
% TRANSPOSE_V  Exchange the rows and columns of a matrix, all at once.
% 矩阵的行与列互换（转置），一次完成。
%
%   x   (r, c)  matrix / 矩阵
%   y   (c, r)  the transpose of x / x 的转置
%
% Chollet, Deep Learning with Python, sec. 2.3.4: transposition.

% <gap>
% zh: 一个运算符就够，不用循环。
% en: One operator will do, no loop.
y = x';
% </gap>
end
