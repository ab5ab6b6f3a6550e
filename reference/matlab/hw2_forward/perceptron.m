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

% <gap>
% zh: 先求净输入 z = w x + b，再用你写的 step。
% en: First the net input z = w x + b, then the step function you wrote.
z = w * x + b;
y = step(z);
% </gap>
end
