function a_next = fc_c(w, a)
% FC_C  Forward computation from layer l to layer l+1, component form.
% 从第 l 层到第 l+1 层的前向计算，分量形式：用循环逐个计算每个样本、每个神经元。
%
%   w        (n_next, n)  weights; w(i, j) leads from neuron j to neuron i / 权重；w(i, j) 从神经元 j 指向神经元 i
%   a        (n, m)       activations of layer l, one column per sample / 第 l 层的激活值，每列一个样本
%   a_next   (n_next, m)  activations of layer l+1 / 第 l+1 层的激活值
%
% Zhang Yi, Zhang Lei, Guo Quan, Introduction to Deep Learning, ch. 3, forward computation, component form.

a_next = zeros(size(w, 1), size(a, 2));
% zh: 对每个样本 k、每个神经元 i：把 w(i, j) * a(j, k) 对 j 累加得到净输入，再用 f 求激活值。
% en: For every sample k and every neuron i: add up w(i, j) * a(j, k) over j to get the net input,
% en: then the activation with f.
error('grader:blank', 'fc_c: replace this line with your code / 请把这一行换成你的代码');
end
