function [w, b, loss] = fit(w, b, x, y, alpha, rho, eps, epochs, batch_size, order)
% FIT  Train a network of dense layers, ReLU inside and softmax at the end, with RMSprop on mini-batches.
% 用小批量与 RMSprop 训练：中间各层用 ReLU，最后一层用 softmax；每个 s 只在训练开始时置 0 一次。
%
%   w            cell array of one or more matrices, w{l} of size (n_{l+1}, n_l) / 权重的元胞数组
%   b            cell array of as many columns, b{l} of size (n_{l+1}, 1) / 偏置的元胞数组
%   x            (n_1, m)  inputs, one column per sample / 输入，每列一个样本
%   y            (n_L, m)  one-hot targets / 独热编码的期望输出
%   alpha, rho, eps   as rmsprop takes them / 与 rmsprop 相同
%   epochs       passes over all samples / 轮数
%   batch_size   samples per mini-batch; at m or above, all samples are one batch / 每个小批量的样本数
%   order        (epochs, m)  the columns in the order in which each epoch visits them, counted from 1
%                每轮访问各列的次序，从 1 数起
%
% Results / 结果:
%   w, b         the trained weights and biases / 训练后的权重与偏置
%   loss         row with one number per epoch: the mean over all samples of each sample's loss, taken in that
%                sample's own forward pass, before the update it helps to cause
%                行向量，每轮一个数：各样本损失的平均值，取自该样本自己的前向计算，即它所参与的更新之前
%
% Chollet, Deep Learning with Python, ch. 2: the first network, fit.

% zh: 轮次循环里套着小批量循环；小批量由 order 的一行依次切出，最后一个可以不满。
% zh: 所有层的导数都求完之后，才更新 w 和 b。loss 对全部样本取平均。
% en: A loop over epochs with a loop over mini-batches inside; these are cut from a row of order, one after the
% en: other, and the last may be short. Update w and b once the derivatives of all layers are known.
% en: loss is a mean over all samples.
error('grader:blank', 'fit: replace this line with your code / 请把这一行换成你的代码');
end
