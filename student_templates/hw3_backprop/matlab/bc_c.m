function delta = bc_c(w, z, delta_next)
% BC_C  Backward computation from layer l+1 to layer l, in component form: one neuron at a time.
% 反向计算（分量形式）：逐个样本、逐个神经元，由后一层的 delta_next 求这一层的 delta。
%
%   delta(j) = f'(z(j)) times the sum over i of w(i, j) delta_next(i)
%
%   w            (n_next, n)  weights / 权重
%   z            (n, m)       net inputs of layer l, one column per sample / 第 l 层的净输入，每列一个样本
%   delta_next   (n_next, m)  delta of layer l+1 / 第 l+1 层的 delta
%   delta        (n, m)       delta of layer l / 第 l 层的 delta
%
% Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: backward computation, component form.

% zh: 三重循环：样本 k，这一层的神经元 j，后一层的神经元 i。求和完成之后再乘导数。
% en: Three loops: sample k, neuron j of this layer, neuron i of the next.
% en: Multiply by the derivative once the sum is complete.
error('grader:blank', 'bc_c: replace this line with your code / 请把这一行换成你的代码');
end
