function digits = predict(w, b, x)
% PREDICT  Give the digit that the network takes each sample for: the row with the largest output, from 0.
% 网络对每个样本给出的数字：输出最大的那一行；第 1 行代表数字 0。
%
%   w, b     cell arrays with the weights and biases of a trained network / 训练后的权重与偏置
%   x        (n_1, m)  inputs, one column per sample / 输入，每列一个样本
%   digits   (1, m)    whole numbers 0..9; of equal outputs the first counts / 0 到 9 的整数，并列时取第一个
%
% Chollet, Deep Learning with Python, ch. 2: predict and argmax.
a = x;
for l = 1:numel(w)
    z = dense_forward(w{l}, b{l}, a);
    if l == numel(w)
        a = softmax(z);
    else
        a = relu(z);
    end
end
[largest, row] = max(a, [], 1);
digits = row - 1;
end
