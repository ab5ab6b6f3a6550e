function a = feedforward(w, b, x)
% FEEDFORWARD  Output of the network, for all samples at once.
% 前向计算：所有样本一次算出网络的输出。
%
%   a^1 = x      a^{l+1} = f(W^l a^l + b^l),   l = 1..L-1
%
%   w   cell array of L-1 matrices, w{l} of size (n_{l+1}, n_l) / L-1 个矩阵的元胞数组
%   b   cell array of L-1 columns, b{l} of size (n_{l+1}, 1) / L-1 个列向量的元胞数组
%   x   (n_1, m)  inputs, one sample per column / 输入，每列一个样本
%   a   (n_L, m)  outputs / 输出
%
% Nielsen, Neural Networks and Deep Learning, ch. 1: equation (22) and Network.feedforward.

% zh: 一层一层往前走；偏置是一列，会自动加到每个样本（每一列）上。
% en: Layer by layer; the bias is one column, which is added to every sample, that is to every column.
error('grader:blank', 'feedforward: replace this line with your code / 请把这一行换成你的代码');
end
