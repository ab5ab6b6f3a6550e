function [dw, db] = backprop(w, b, x, y)
% BACKPROP  Derivatives of the quadratic cost of one sample with respect to all weights and biases.
% 反向传播：一个样本的平方代价对所有权重和偏置的导数，先 dw 后 db。
%
%   (BP1) delta^L = (a^L - y) .* f'(z^L)
%   (BP2) delta^l = (W^l' delta^{l+1}) .* f'(z^l),   l = L-1..2
%   (BP3) dC/db^l = delta^{l+1}
%   (BP4) dC/dW^l = delta^{l+1} a^l',   l = 1..L-1
%
%   w        cell array of L-1 matrices, w{l} of size (n_{l+1}, n_l) / L-1 个矩阵的元胞数组
%   b        cell array of L-1 columns, b{l} of size (n_{l+1}, 1) / L-1 个列向量的元胞数组
%   x        (n_1, 1)  one sample / 一个样本
%   y        (n_L, 1)  output that is wanted / 期望输出
%   dw, db   cell arrays, shaped like w and b / 元胞数组，与 w、b 同形
%
% Nielsen, Neural Networks and Deep Learning, ch. 2: equations BP1-BP4 and Network.backprop. In the book w^l
% and b^l lead into layer l; here they lead out of it, so the numbers differ by one.
% 书中的 w^l、b^l 通向第 l 层，这里的从第 l 层出发，所以序号差 1。

% zh: 前向时记下每层的 z 和 a；然后 BP1，BP2 往回走，最后 BP3 与 BP4。
% en: On the way forward keep the z and the a of every layer; then BP1, BP2 backwards, and at last BP3 and BP4.
error('grader:blank', 'backprop: replace this line with your code / 请把这一行换成你的代码');
end
