function dz = output_delta(p, y)
% OUTPUT_DELTA  Derivative of the cross-entropy with respect to the net input of the softmax layer: (p - y) / m.
% 交叉熵对 softmax 层净输入的导数；代价对样本取平均，所以除以列数 m。
%
%   p    (n, m)  what softmax gave / softmax 的输出
%   y    (n, m)  one-hot targets / 独热编码的期望输出
%   dz   (n, m)  derivative with respect to the net input / 对净输入的导数
%
% Nielsen, Neural Networks and Deep Learning, ch. 3: softmax with log-likelihood cost. The mean over the samples
% brings the factor 1/m.
m = size(y, 2);
dz = (p - y) / m;
end
