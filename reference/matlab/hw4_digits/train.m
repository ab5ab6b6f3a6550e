function [w, J] = train(w, x, y, alpha, epochs, batch_size, order)
% TRAIN  Train a network by batch back-propagation, with the samples in a given order.
% 训练：批量 BP，样本按 order 的次序使用；小批量的梯度是各样本梯度之和。
%
%   w            cell array of L-1 matrices, w{l} of size (n_{l+1}, n_l) / L-1 个矩阵的元胞数组
%   x            (n_1, m)  inputs, one column per sample / 输入，每列一个样本
%   y            (n_L, m)  outputs that are wanted / 期望输出
%   alpha        learning rate / 学习率
%   epochs       passes over all samples / 轮数
%   batch_size   samples per mini-batch; at m or above, all samples are one batch / 每个小批量的样本数
%   order        (epochs, m)  row e: the columns in the order in which epoch e visits them, from 1
%                第 e 行是第 e 轮访问各列的次序，从 1 数起
%
% Results / 结果:
%   w            the trained weights / 训练后的权重
%   J            row with one number per epoch: the mean over all samples of each sample's cost, taken in that
%                sample's own forward pass, before the update it helps to cause
%                行向量，每轮一个数：各样本代价的平均值，取自该样本自己的前向计算，即它所参与的更新之前
%
% Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: batch BP algorithm, steps of training a network.

% <gap>
% zh: 轮次循环里套着小批量循环。前向、反向、求出所有梯度之后，才改权重。J 对样本取平均。
% en: A loop over epochs with a loop over mini-batches inside. Forward, backward; update once all gradients are
% en: known. J is a mean over samples.
L = numel(w) + 1;
m = size(x, 2);
J = zeros(1, 0);
for epoch = 1:epochs
    J_epoch = 0;
    for start = 1:batch_size:m
        samples = order(epoch, start:min(start + batch_size - 1, m));
        y_batch = y(:, samples);
        % forward computation, l = 1..L-1
        a = cell(1, L);
        z = cell(1, L);
        a{1} = x(:, samples);
        for l = 1:L-1
            z{l+1} = w{l} * a{l};
            a{l+1} = f(z{l+1});
        end
        % cost is a mean over the columns: weigh it, as the last mini-batch may be short
        J_epoch = J_epoch + cost(a{L}, y_batch) * numel(samples);
        % backward computation, delta^L and then l = L-1..2
        delta = cell(1, L);
        delta{L} = (a{L} - y_batch) .* df(z{L});
        for l = L-1:-1:2
            delta{l} = df(z{l}) .* (w{l}' * delta{l+1});
        end
        % the gradients of all layers, then the update, l = 1..L-1
        dw = cell(1, L-1);
        for l = 1:L-1
            dw{l} = delta{l+1} * a{l}';
        end
        for l = 1:L-1
            w{l} = w{l} - alpha * dw{l};
        end
    end
    J(epoch) = J_epoch / m;
end
% </gap>
end
