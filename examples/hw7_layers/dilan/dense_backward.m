function [dw, db, da] = dense_backward(w, a, dz)
% DENSE_BACKWARD  Backward computation of a dense layer: derivatives of the cost by w, b and a.
% 全连接层的反向计算：dw 与 db 对样本求和，不取平均；da 每列是该样本自己的。
%
%   w    (n_next, n)  weights / 权重
%   a    (n, m)       what the layer was given on the way forward / 前向计算时这一层的输入
%   dz   (n_next, m)  derivative of the cost with respect to its net inputs / 代价对净输入的导数
%
% Results / 结果:
%   dw   (n_next, n)  as w; summed over the samples / 与 w 同形，对样本求和
%   db   (n_next, 1)  as b; summed over the samples / 与 b 同形，对样本求和
%   da   (n, m)       as a; each column is that sample's own / 与 a 同形
%
% Chollet, Deep Learning with Python, ch. 2: chaining derivatives.
% Nielsen, Neural Networks and Deep Learning, ch. 2: equations BP2 to BP4.
dw = dz * a';
db = sum(dz, 2);
da = w' * dz;
end
