function C = cross_entropy(a, y)
% CROSS_ENTROPY  Cross-entropy, summed over outputs, averaged over samples.
% 交叉熵：对输出求和，对样本取平均。
%
%   C = -1/m * sum of  y .* log(a) + (1 - y) .* log(1 - a)
%
% A factor 0 before the logarithm makes the term 0, also where the logarithm is that of 0.
% 对数前的因子为 0 时，这一项就是 0，即使对数取的是 0。
%
%   a   (n_L, m)  output of the network, 0..1 / 网络的输出
%   y   (n_L, m)  output that is wanted, anywhere in 0..1 / 期望输出，可以是 0 到 1 之间的任何数
%
% Nielsen, Neural Networks and Deep Learning, ch. 3: equation (63) and CrossEntropyCost.fn.

% zh: y 为 0 时第一项就是 0，y 为 1 时第二项就是 0，那里的对数不必取：0 * log(0) 算出来是 NaN。
% en: Where y is 0 the first term is 0, where y is 1 the second is: take no logarithm there, as 0 * log(0) gives NaN.
error('grader:blank', 'cross_entropy: replace this line with your code / 请把这一行换成你的代码');
end
