function a_L = forward_v(w, x)
% FORWARD_V  Forward computation through all layers, vector form.
% 整个网络的前向计算，向量形式：每一层用 fc_v。
%
%   w     cell array of L-1 matrices; w{l} is (n_{l+1}, n_l) / L-1 个矩阵的元胞数组；w{l} 的大小是 (n_{l+1}, n_l)
%   x     (n_1, m)  inputs of the network, one column per sample / 网络的输入，每列一个样本
%   a_L   (n_L, m)  activations of the last layer / 最后一层的激活值
%
% Zhang Yi, Zhang Lei, Guo Quan, Introduction to Deep Learning, ch. 3, forward computation.

% zh: 从 a = x 出发，对每一层用 fc_v 由 a 得到下一层的 a。
% en: Start from a = x; for every layer get the next layer's a from a with fc_v.
error('grader:blank', 'forward_v: replace this line with your code / 请把这一行换成你的代码');
end
