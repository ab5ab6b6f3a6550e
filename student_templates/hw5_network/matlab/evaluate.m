function right = evaluate(w, b, x, labels)
% EVALUATE  How many samples the network recognises.
% 数出网络答对的样本个数（个数，不是比例）。
%
%   w        cell array of L-1 matrices, w{l} of size (n_{l+1}, n_l) / L-1 个矩阵的元胞数组
%   b        cell array of L-1 columns, b{l} of size (n_{l+1}, 1) / L-1 个列向量的元胞数组
%   x        (n_1, m)  inputs, one sample per column / 输入，每列一个样本
%   labels   (1, m)  the digits 0..9; row k+1 of the output stands for digit k / 数字 0..9；第 k+1 行对应数字 k
%   right    number of samples answered with their label; of equal largest outputs the first is the answer
%            答对的个数；几个输出同为最大时，取第一个
%
% Nielsen, Neural Networks and Deep Learning, ch. 1: Network.evaluate.

% zh: 每一列取最大输出的行号，减 1 才是数字；与标签比较，数出相等的个数。
% en: Of each column take the row of the largest output; minus 1 it is the digit. Compare it with the label, and count.
error('grader:blank', 'evaluate: replace this line with your code / 请把这一行换成你的代码');
end
