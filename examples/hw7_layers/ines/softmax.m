function p = softmax(z)
% SOFTMAX  Turn each column into probabilities: p_i = exp(z_i) / sum over k of exp(z_k).
% 把每一列变成概率；z 再大、再小也不会溢出。
%
%   z   (n, m)  net inputs of any finite size, one column per sample / 净输入，每列一个样本
%   p   (n, m)  numbers in 0..1; every column sums to 1 / 0 到 1 之间的数，每列之和为 1
%
% Chollet, Deep Learning with Python, ch. 2: the 10-way softmax layer.
% Nielsen, Neural Networks and Deep Learning, ch. 3: softmax.
e = exp(z - max(z, [], 1));
p = e ./ sum(e, 1);
end
