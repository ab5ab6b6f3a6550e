function acc = accuracy(a, y)
% ACCURACY  Share of the samples whose largest output is in the row where y has its 1.
% 识别率：每列输出最大的那一行恰是 y 中 1 所在的行，这样的列占多大比例。
%
%   a     (n_L, m)  output of the network, one column per sample / 网络的输出，每列一个样本
%   y     (n_L, m)  one-hot columns / 独热列
%   acc   number 0..1; of equal outputs in a column the first counts / 0..1；并列时取第一个
%
% Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: performance of a network.

% zh: 每一列各自找最大值所在的行。
% en: In every column, find the row of the largest number.
error('grader:blank', 'accuracy: replace this line with your code / 请把这一行换成你的代码');
end
