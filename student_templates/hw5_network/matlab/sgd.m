function [w, b] = sgd(w, b, x, y, alpha, epochs, batch_size, order)
% SGD  Stochastic gradient descent: one step per mini-batch.
% 随机梯度下降：每个小批量更新一次。
%
% Row e of order says in which order epoch e visits the samples; mini-batches are consecutive pieces of that
% row, and the last may be short.
% order 的第 e 行是第 e 轮访问样本的次序；小批量是这一行中相邻的一段，最后一个可以不满。
%
%   w            cell array of L-1 matrices, w{l} of size (n_{l+1}, n_l) / L-1 个矩阵的元胞数组
%   b            cell array of L-1 columns, b{l} of size (n_{l+1}, 1) / L-1 个列向量的元胞数组
%   x            (n_1, m)  inputs, one sample per column / 输入，每列一个样本
%   y            (n_L, m)  outputs that are wanted / 期望输出
%   alpha        learning rate / 学习率
%   epochs       how often all samples are visited; 0: nothing moves / 轮数；为 0 时什么都不变
%   batch_size   samples per mini-batch; at m or above, one mini-batch of m / 每个小批量的样本数
%   order        (epochs, m)  the order of the samples, counted from 1 / 访问样本的次序，从 1 数起
%
% Nielsen, Neural Networks and Deep Learning, ch. 1: Network.SGD.

% zh: 每一轮把 order 的这一行切成相邻的小段，每段的列就是一个小批量；每段更新一次。
% en: In every epoch cut its row of order into consecutive pieces; the columns of a piece are a mini-batch.
error('grader:blank', 'sgd: replace this line with your code / 请把这一行换成你的代码');
end
