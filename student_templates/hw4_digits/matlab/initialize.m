function w = initialize(sizes, seed)
% INITIALIZE  Draw the first weights of a network.
% 初始化权重：均值为 0、标准差为 1/sqrt(n_l) 的正态随机数；种子相同则权重相同。
%
%   sizes   row: neurons of every layer, n_1 .. n_L; n_1 counts the constant input too
%           行向量：各层神经元数 n_1 .. n_L；n_1 已包括恒为 1 的输入
%   seed    whole number, 0 .. 2^31-1; the same seed gives the same weights, another seed gives others
%           整数 0 .. 2^31-1；种子相同则权重相同，种子不同则权重不同
%   w       cell array of L-1 matrices, w{l} of size (n_{l+1}, n_l) / L-1 个矩阵的元胞数组
%
% Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: steps of training a network.
% Nielsen, Neural Networks and Deep Learning, ch. 3: weight initialization.

% zh: 用 seed 设定随机数发生器一次，各层的数都从它依次取。
% en: Set the random generator with seed once, and draw the numbers of all layers from it, one after the other.
error('grader:blank', 'initialize: replace this line with your code / 请把这一行换成你的代码');
end
