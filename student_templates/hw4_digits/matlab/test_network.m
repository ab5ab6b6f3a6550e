function [acc, confusion] = test_network(w, x, y)
% TEST_NETWORK  Test a network on samples that it was not trained on.
% 测试网络：识别率与混淆矩阵。
%
%   w           cell array of L-1 matrices, the weights of a trained network / 训练好的权重
%   x           (n_1, m)  inputs, one column per sample / 输入，每列一个样本
%   y           (10, m)   one-hot columns / 独热列
%
% Results / 结果:
%   acc         number 0..1: the share of samples that are recognised / 识别率
%   confusion   (10, 10)  counts; row digit+1: the digit that it is, column answer+1: the digit that was answered
%               个数；行是真实数字 + 1，列是网络的回答 + 1
%
% Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: steps of training a network.

% zh: 前向计算，用 accuracy 求识别率；再逐个样本计数。
% en: The forward computation, and accuracy for the share; then count sample by sample.
error('grader:blank', 'test_network: replace this line with your code / 请把这一行换成你的代码');
end
