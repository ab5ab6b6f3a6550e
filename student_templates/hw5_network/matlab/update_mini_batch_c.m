function [w, b] = update_mini_batch_c(w, b, x, y, alpha)
% UPDATE_MINI_BATCH_C  One step of gradient descent, one sample after the other: backprop for each.
% 用一个小批量更新一次：对每个样本调用 backprop，把梯度加起来，步长是 alpha/m。
%
%   W^l = W^l - alpha/m * (sum of dC/dW^l over the samples), and b^l likewise / b^l 同样
%
%   w       cell array of L-1 matrices, w{l} of size (n_{l+1}, n_l) / L-1 个矩阵的元胞数组
%   b       cell array of L-1 columns, b{l} of size (n_{l+1}, 1) / L-1 个列向量的元胞数组
%   x       (n_1, m)  the mini-batch, one sample per column / 小批量，每列一个样本
%   y       (n_L, m)  outputs that are wanted / 期望输出
%   alpha   learning rate / 学习率
%
% Nielsen, Neural Networks and Deep Learning, ch. 1: equations (20), (21) and Network.update_mini_batch.

% zh: 对每个样本调用 backprop，把各层的 dw、db 累加；所有样本加完之后才更新。
% en: Call backprop for each sample and add up dw and db of every layer; update once all samples are added.
error('grader:blank', 'update_mini_batch_c: replace this line with your code / 请把这一行换成你的代码');
end
