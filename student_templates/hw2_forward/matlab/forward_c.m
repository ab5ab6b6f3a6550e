function a_L = forward_c(w, x)
% FORWARD_C  Forward computation through all layers, component form.
% 整个网络的前向计算，分量形式：每一层用 fc_c。
%
%   w     cell array of L-1 matrices; w{l} is (n_{l+1}, n_l) / L-1 个矩阵的元胞数组；w{l} 的大小是 (n_{l+1}, n_l)
%   x     (n_1, m)  inputs of the network, one column per sample / 网络的输入，每列一个样本
%   a_L   (n_L, m)  activations of the last layer / 最后一层的激活值
%
% Zhang Yi, Zhang Lei, Guo Quan, Introduction to Deep Learning, ch. 3, forward computation.

% zh: 从 a = x 出发，对每一层用 fc_c 由 a 得到下一层的 a。
% en: Start from a = x; for every layer get the next layer's a from a with fc_c.
error('grader:blank', 'forward_c: replace this line with your code / 请把这一行换成你的代码');
end
