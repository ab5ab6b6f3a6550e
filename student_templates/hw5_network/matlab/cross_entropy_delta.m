function delta = cross_entropy_delta(a, y)
% CROSS_ENTROPY_DELTA  Delta of the output layer for the cross-entropy cost, for each sample's own cost.
% 交叉熵代价下输出层的 delta：每一列是该样本自己的，不除以 m。
%
%   a       (n_L, m)  output of the network / 网络的输出
%   y       (n_L, m)  output that is wanted / 期望输出
%   delta   (n_L, m)  derivative with respect to the net input of layer L / 对第 L 层净输入的导数
%
% Nielsen, Neural Networks and Deep Learning, ch. 3: equation (66) and CrossEntropyCost.delta.

% zh: 自己推导一遍：log(a) 与 log(1 - a) 的导数，乘以 f'(z) = a (1 - a)。
% en: Derive it yourself: the derivatives of log(a) and log(1 - a), times f'(z) = a (1 - a).
error('grader:blank', 'cross_entropy_delta: replace this line with your code / 请把这一行换成你的代码');
end
