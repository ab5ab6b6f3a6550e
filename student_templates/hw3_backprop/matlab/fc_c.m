function [a_next, z_next] = fc_c(w, a)
% FC_C  Forward computation from layer l to layer l+1, in component form: one neuron at a time.
% 前向计算（分量形式）：逐个样本、逐个神经元地计算净输入 z_next 与激活值 a_next。
%
%   z_next(i) = sum over j of w(i, j) a(j)      a_next(i) = f(z_next(i))
%
%   w                (n_next, n)  weights / 权重
%   a                (n, m)       activations of layer l, one column per sample / 第 l 层的激活值，每列一个样本
%   a_next, z_next   (n_next, m)  activations and net inputs of layer l+1 / 第 l+1 层的激活值与净输入
%
% Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: forward computation, component form.

% zh: 三重循环：样本 k，接收神经元 i，发送神经元 j。先累加出净输入，再求激活值。
% en: Three loops: sample k, receiving neuron i, sending neuron j. First z_next, then a_next.
error('grader:blank', 'fc_c: replace this line with your code / 请把这一行换成你的代码');
end
