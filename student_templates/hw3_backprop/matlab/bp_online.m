function [w, J] = bp_online(w, x, y, alpha, epochs, tol)
% BP_ONLINE  Online back-propagation: the weights are updated after every single sample.
% 在线 BP：每个样本之后更新一次权重；样本按给定次序使用。
%
% Training ends after the given number of epochs, or earlier after the first epoch over which no weight
% changed, from its start to its end, by more than tol.
% 训练满 epochs 轮结束；若一轮之内所有权重的净变化都不超过 tol，则提前结束（tol = 0 时从不提前结束）。
%
%   w        cell array of L-1 matrices, w{l} of size (n_{l+1}, n_l) / L-1 个矩阵的元胞数组
%   x        (n_1, m)  inputs, one column per sample / 输入，每列一个样本
%   y        (n_L, m)  outputs that are wanted / 期望输出
%   alpha    learning rate / 学习率
%   epochs   largest number of passes over all samples / 最多的轮数
%   tol      largest net change of a weight that counts as converged; 0: never end early / 判定收敛的最大净变化
%
% Results / 结果:
%   w        the trained weights / 训练后的权重
%   J        row with one number per epoch run: the mean over samples of each sample's cost, taken in that
%            sample's own forward pass, before the update it causes
%            行向量，每轮一个数：各样本代价的平均值，取自该样本自己的前向计算，即由它引起的更新之前
%
% Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: online BP algorithm.

% zh: 第 1 步到第 4 步，外面套着样本循环和轮次循环。同一步的所有梯度都求完之后，才改权重。
% en: Steps 1 to 4, inside the loops over samples and epochs.
% en: Take all gradients of a step before changing any weight.
error('grader:blank', 'bp_online: replace this line with your code / 请把这一行换成你的代码');
end
