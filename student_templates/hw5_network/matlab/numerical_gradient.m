function [dw, db] = numerical_gradient(w, b, x, y, h)
% NUMERICAL_GRADIENT  Derivatives of the quadratic cost of one sample, found numerically: forward passes only.
% 数值导数：每次只移动一个权重或一个偏置，用前向计算求代价的差商；不调用 backprop。
%
%   dC/dw = (C(w + h) - C(w)) / h   or / 或   (C(w + h) - C(w - h)) / (2 h)
%
%   w        cell array of L-1 matrices, w{l} of size (n_{l+1}, n_l) / L-1 个矩阵的元胞数组
%   b        cell array of L-1 columns, b{l} of size (n_{l+1}, 1) / L-1 个列向量的元胞数组
%   x        (n_1, 1)  one sample / 一个样本
%   y        (n_L, 1)  output that is wanted / 期望输出
%   h        how far each parameter is moved / 每个参数移动多少
%   dw, db   cell arrays, shaped like w and b / 元胞数组，与 w、b 同形
%
% Nielsen, Neural Networks and Deep Learning, ch. 2: equation (46).

% zh: 每次从 w（或 b）的副本开始，只让一个数加上 h，求代价之差再除以 h。
% en: Begin each time with a copy of w (or of b), add h to a single number, and divide the change of cost by h.
error('grader:blank', 'numerical_gradient: replace this line with your code / 请把这一行换成你的代码');
end
