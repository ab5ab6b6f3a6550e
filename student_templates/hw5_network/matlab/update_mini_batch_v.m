function [w, b] = update_mini_batch_v(w, b, x, y, alpha)
% UPDATE_MINI_BATCH_V  The same step of gradient descent with all samples at once: no loop over samples.
% 同样的一步更新，所有样本一起算，不对样本循环；对各层的循环不受限制。
%
%   W^l = W^l - alpha/m * (sum of dC/dW^l over the samples), and b^l likewise / b^l 同样
%
%   w       cell array of L-1 matrices, w{l} of size (n_{l+1}, n_l) / L-1 个矩阵的元胞数组
%   b       cell array of L-1 columns, b{l} of size (n_{l+1}, 1) / L-1 个列向量的元胞数组
%   x       (n_1, m)  the mini-batch, one sample per column / 小批量，每列一个样本
%   y       (n_L, m)  outputs that are wanted / 期望输出
%   alpha   learning rate / 学习率
%
% Nielsen, Neural Networks and Deep Learning, ch. 2: the problem "Fully matrix-based approach to
% backpropagation over a mini-batch".

% zh: 与 backprop 同样的四个方程，每个量有 m 列。db 仍是一列：对样本求和。
% en: The four equations of backprop with m columns each. db is one column still: the sum over the samples.
error('grader:blank', 'update_mini_batch_v: replace this line with your code / 请把这一行换成你的代码');
end
