function delta = output_delta(a, y, z)
% OUTPUT_DELTA  Delta of the output layer: derivative of each sample's cost by its net input.
% 输出层的 delta：每一列是该样本自己的，不除以 m。
%
%   delta = (a - y) .* f'(z)
%
%   a, y, z   (n_L, m)  output, wanted output, and net input of layer L / 第 L 层的输出、期望输出、净输入
%   delta     (n_L, m)  delta of layer L / 第 L 层的 delta
%
% Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: backward computation, last layer.
% Nielsen, Neural Networks and Deep Learning, ch. 2: equation BP1.

% zh: 误差乘以导数，逐元素。
% en: The error times the derivative, elementwise.
error('grader:blank', 'output_delta: replace this line with your code / 请把这一行换成你的代码');
end
