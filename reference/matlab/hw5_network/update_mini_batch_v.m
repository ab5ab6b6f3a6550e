function [w, b] = update_mini_batch_v(w, b, x, y, alpha)
% UPDATE_MINI_BATCH_V  The same step of gradient descent with all samples at once: no loop over samples.
% 同样的一步更新，所有样本一起算，不对样本循环；对各层的循环不受限制。
%
%   W^l = W^l - alpha/m * (sum of dC/dW^l over the samples), and b^l likewise / b^l 同样
%
%   w       cell array of L-1 matrices, w{l} of size (n_{l+1}, n_l) / L-1 个矩阵的元胞数组
%   b       cell array of L-1 columns, b{l} of size (n_{l+1}, 1) / L-1 个列向量的元胞数组
%   x       (n_1, m)  the mini-batch, one sample per column / 小批量，每列一个样本
%   y       (n_L, m)  outputs that are wanted / 期望输出
%   alpha   learning rate / 学习率
%
% Nielsen, Neural Networks and Deep Learning, ch. 2: the problem "Fully matrix-based approach to
% backpropagation over a mini-batch".

% <gap>
% zh: 与 backprop 同样的四个方程，每个量有 m 列。db 仍是一列：对样本求和。
% en: The four equations of backprop with m columns each. db is one column still: the sum over the samples.
L = numel(w) + 1;
m = size(x, 2);
a = cell(1, L);
z = cell(1, L);
a{1} = x;
for l = 1:L-1
    z{l+1} = w{l} * a{l} + b{l};
    a{l+1} = f(z{l+1});
end
delta = cell(1, L);
delta{L} = (a{L} - y) .* df(z{L});                      % BP1
for l = L-1:-1:2
    delta{l} = (w{l}' * delta{l+1}) .* df(z{l});        % BP2
end
for l = 1:L-1
    db = sum(delta{l+1}, 2);                            % BP3
    dw = delta{l+1} * a{l}';                            % BP4
    w{l} = w{l} - alpha / m * dw;
    b{l} = b{l} - alpha / m * db;
end
% </gap>
end
