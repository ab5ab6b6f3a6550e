function a_next = fc_v(w, a)
% FC_V  Forward computation from layer l to layer l+1, vector form: a_next = f(w a).
% 从第 l 层到第 l+1 层的前向计算，向量形式：a_next = f(w a)，不用循环。
%
%   w        (n_next, n)  weights / 权重
%   a        (n, m)       activations of layer l, one column per sample / 第 l 层的激活值，每列一个样本
%   a_next   (n_next, m)  activations of layer l+1 / 第 l+1 层的激活值
%
% Zhang Yi, Zhang Lei, Guo Quan, Introduction to Deep Learning, ch. 3, forward computation, vector form.

% zh: 先求净输入，再求激活值；不用循环。
% en: First the net input, then the activation; no loop.
error('grader:blank', 'fc_v: replace this line with your code / 请把这一行换成你的代码');
end
