function z = dense_forward(w, b, a)
% DENSE_FORWARD  Forward computation of a dense layer: z = w a + b, with the same b for every sample.
% 全连接层的前向计算：每个样本加上同一个 b。
%
%   w   (n_next, n)  weights / 权重
%   b   (n_next, 1)  biases / 偏置
%   a   (n, m)       activations, one column per sample / 激活值，每列一个样本
%   z   (n_next, m)  net inputs / 净输入
%
% Chollet, Deep Learning with Python, ch. 2: output = relu(dot(W, input) + b), there with samples as rows.
z = w * a + b;
end
