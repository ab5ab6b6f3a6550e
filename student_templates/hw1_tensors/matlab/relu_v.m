function y = relu_v(x)
% RELU_V  The larger of 0 and each number of a matrix, all at once.
% 矩阵的每个数与 0 取较大者，一次算完。
%
%   x   (r, c)  any numbers / 任意的数
%   y   (r, c)  y = max(x, 0)
%
% Chollet, Deep Learning with Python, sec. 2.3: relu as an array operation.

% zh: 对整个矩阵 x 用一个函数，不用循环。
% en: One function of the whole matrix x, no loop.
error('grader:blank', 'relu_v: replace this line with your code / 请把这一行换成你的代码');
end
