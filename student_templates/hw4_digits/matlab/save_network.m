function save_network(path, w, alpha)
% SAVE_NETWORK  Write a network into one file; a network that was saved there before is replaced.
% 把网络存进一个文件；同一路径上以前存过的被替换。没有返回值。
%
%   path    absolute path, without an ending / 绝对路径，不带扩展名
%   w       cell array of L-1 matrices, the weights / L-1 个矩阵的元胞数组
%   alpha   the learning rate that they were trained with / 训练时的学习率
%
% Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: steps of training a network.

% zh: 把 w 和 alpha 一起写进一个文件。
% en: Write w and alpha together into one file.
error('grader:blank', 'save_network: replace this line with your code / 请把这一行换成你的代码');
end
