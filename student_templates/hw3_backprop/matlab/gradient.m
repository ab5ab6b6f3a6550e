function dw = gradient(delta_next, a)
% GRADIENT  Derivative of the cost by the weights from layer l to layer l+1, summed over samples.
% 代价对第 l 层到第 l+1 层权重的导数，对各样本求和。
%
%   dw(i, j) = delta_next(i) a(j), added up over the columns / 对各列求和
%
%   delta_next   (n_next, m)  delta of layer l+1, one column per sample / 第 l+1 层的 delta，每列一个样本
%   a            (n, m)       activations of layer l / 第 l 层的激活值
%   dw           (n_next, n)  derivative, of the size of w / 导数，与 w 同样大小
%
% This gradient takes the place of the built-in one while its folder is the current one.
% 在本文件夹中，它会代替系统自带的 gradient。
%
% Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: derivative with respect to the weights.
% Nielsen, Neural Networks and Deep Learning, ch. 2: equation BP4.

% zh: 结果与 w 同样大小。
% en: The result has the size of w.
error('grader:blank', 'gradient: replace this line with your code / 请把这一行换成你的代码');
end
