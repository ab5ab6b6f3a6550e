function delta = bc_v(w, z, delta_next)
% BC_V  Backward computation from layer l+1 to layer l, in vector form: all neurons and samples at once.
% 反向计算（向量形式）：不用循环，由后一层的 delta_next 求这一层的 delta。
%
%   delta = f'(z) .* (w' delta_next)      where w' is w transposed / 其中 w' 是 w 的转置
%
%   w            (n_next, n)  weights / 权重
%   z            (n, m)       net inputs of layer l, one column per sample / 第 l 层的净输入，每列一个样本
%   delta_next   (n_next, m)  delta of layer l+1 / 第 l+1 层的 delta
%   delta        (n, m)       delta of layer l / 第 l 层的 delta
%
% Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: backward computation, vector form.
% Nielsen, Neural Networks and Deep Learning, ch. 2: equation BP2.

% zh: 矩阵乘积的大小是 (n, m)，与 f'(z) 逐元素相乘。
% en: The matrix product has size (n, m); multiply it elementwise by f'(z).
error('grader:blank', 'bc_v: replace this line with your code / 请把这一行换成你的代码');
end
