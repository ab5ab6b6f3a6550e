function a = neuron(kind, w, b, x, y, alpha, epochs)
% NEURON  Train one sigmoid neuron on one sample; give its output before the first epoch and after each.
% 用一个样本训练一个 sigmoid 神经元；返回第一轮之前以及每一轮之后的输出。
%
%   z = w x + b, a = f(z); w = w - alpha dC/dw and b = b - alpha dC/db, once per epoch / 每轮更新一次 w 和 b
%
%   kind      'quadratic' (C = (y - a)^2 / 2) or 'cross_entropy'; compare with strcmp / 代价的种类，用 strcmp 比较
%   w, b      numbers           the weight and the bias at the start / 权重与偏置的初值
%   x, y      numbers           the input and the output that is wanted / 输入与期望输出
%   alpha     number            learning rate / 学习率
%   epochs    number            number of epochs, 0 or more / 轮数，可以是 0
%   a         (1, epochs + 1)   the outputs / 各轮的输出
%
% Nielsen, Neural Networks and Deep Learning, ch. 3: equations (55), (56), (61), (62).

% zh: delta 是代价对净输入 z 的导数：两种代价只差一个因子。w 和 b 用同一个 delta 更新。
% en: delta is the slope of the cost along z: the two costs differ in one factor. w and b use the same delta.
error('grader:blank', 'neuron: replace this line with your code / 请把这一行换成你的代码');
end
