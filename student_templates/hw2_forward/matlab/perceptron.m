function y = perceptron(w, b, x)
% PERCEPTRON  Output of one perceptron: y = step(w x + b).
% 一个感知器的输出：y = step(w x + b)。
%
%   w   (1, n)  weights, one per input / 权重，每个输入一个
%   b   number  bias / 偏置
%   x   (n, m)  inputs, one column per sample / 输入，每列一个样本
%   y   (1, m)  0 or 1 / 0 或 1
%
% Nielsen, ch. 1, eq. (2).

% zh: 先求净输入 z = w x + b，再用你写的 step。
% en: First the net input z = w x + b, then the step function you wrote.
error('grader:blank', 'perceptron: replace this line with your code / 请把这一行换成你的代码');
end
