function J = cost(a, y)
% COST  Quadratic cost: half the squared error, summed over outputs, averaged over samples.
% 平方代价：对输出求和，对样本取平均。
%
%   a   (n_L, m)  output of the network, one column per sample / 网络的输出，每列一个样本
%   y   (n_L, m)  output that is wanted / 期望输出
%   J   number    cost / 代价
%
% Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: cost function.

% zh: 先对所有元素求平方和的一半，再除以列数 m。
% en: Half the sum of squares over all elements, then divided by the number of columns m.
error('grader:blank', 'cost: replace this line with your code / 请把这一行换成你的代码');
end
