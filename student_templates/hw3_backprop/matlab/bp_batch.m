function [w, J] = bp_batch(w, x, y, alpha, epochs, batch_size, tol)
% BP_BATCH  Batch back-propagation: the weights are updated after every mini-batch.
% 批量 BP：每个小批量之后更新一次权重。
%
% Mini-batches are taken in the order given, the last one may be short; the gradient of a mini-batch is the
% sum over its samples.
% 小批量按给定次序划分，最后一个可以不满；小批量的梯度是各样本梯度之和。
%
% Training ends after the given number of epochs, or earlier after the first epoch over which no weight
% changed, from its start to its end, by more than tol.
% 训练满 epochs 轮结束；若一轮之内所有权重的净变化都不超过 tol，则提前结束（tol = 0 时从不提前结束）。
%
%   w            cell array of L-1 matrices, w{l} of size (n_{l+1}, n_l) / L-1 个矩阵的元胞数组
%   x            (n_1, m)  inputs, one column per sample / 输入，每列一个样本
%   y            (n_L, m)  outputs that are wanted / 期望输出
%   alpha        learning rate / 学习率
%   epochs       largest number of passes over all samples / 最多的轮数
%   batch_size   samples per mini-batch; at m or above, all samples are one batch / 每个小批量的样本数
%   tol          largest net change of a weight that counts as converged; 0: never end early / 判定收敛的最大净变化
%
% Results / 结果:
%   w            the trained weights / 训练后的权重
%   J            row with one number per epoch run: the mean over samples of each sample's cost, taken in that
%                sample's own forward pass, before the update it helps to cause
%                行向量，每轮一个数：各样本代价的平均值，取自该样本自己的前向计算，即它所参与的更新之前
%
% Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: batch BP algorithm.
% Nielsen, Neural Networks and Deep Learning, ch. 2: mini-batches in matrix form.

% zh: 与在线 BP 同样的四步，只是每次取 batch_size 列（最后一次可能更少）。注意 J 对样本取平均。
% en: The four steps of online BP, with batch_size columns at a time (the last time maybe fewer).
% en: J is a mean over samples.
error('grader:blank', 'bp_batch: replace this line with your code / 请把这一行换成你的代码');
end
