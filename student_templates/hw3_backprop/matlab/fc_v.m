function [a_next, z_next] = fc_v(w, a)
% FC_V  Forward computation from layer l to layer l+1, in vector form: all neurons and samples at once.
% 前向计算（向量形式）：不用循环，一次算出所有神经元、所有样本。
%
%   z_next = w a      a_next = f(z_next)
%
%   w                (n_next, n)  weights / 权重
%   a                (n, m)       activations of layer l, one column per sample / 第 l 层的激活值，每列一个样本
%   a_next, z_next   (n_next, m)  activations and net inputs of layer l+1 / 第 l+1 层的激活值与净输入
%
% Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: forward computation, vector form.

% zh: 先求净输入，再求激活值。
% en: First the net input, then the activation.
error('grader:blank', 'fc_v: replace this line with your code / 请把这一行换成你的代码');
end
