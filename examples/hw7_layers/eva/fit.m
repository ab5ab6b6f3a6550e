function [w, b, loss] = fit(w, b, x, y, alpha, rho, eps, epochs, batch_size, order)
% FIT  Train a network of dense layers, ReLU inside and softmax at the end, with RMSprop on mini-batches.
% 用小批量与 RMSprop 训练：中间各层用 ReLU，最后一层用 softmax；每个 s 只在训练开始时置 0 一次。
%
%   w            cell array of one or more matrices, w{l} of size (n_{l+1}, n_l) / 权重的元胞数组
%   b            cell array of as many columns, b{l} of size (n_{l+1}, 1) / 偏置的元胞数组
%   x            (n_1, m)  inputs, one column per sample / 输入，每列一个样本
%   y            (n_L, m)  one-hot targets / 独热编码的期望输出
%   alpha, rho, eps   as rmsprop takes them / 与 rmsprop 相同
%   epochs       passes over all samples / 轮数
%   batch_size   samples per mini-batch; at m or above, all samples are one batch / 每个小批量的样本数
%   order        (epochs, m)  the columns in the order in which each epoch visits them, counted from 1
%                每轮访问各列的次序，从 1 数起
%
% Results / 结果:
%   w, b         the trained weights and biases / 训练后的权重与偏置
%   loss         row with one number per epoch: the mean over all samples of each sample's loss, taken in that
%                sample's own forward pass, before the update it helps to cause
%                行向量，每轮一个数：各样本损失的平均值，取自该样本自己的前向计算，即它所参与的更新之前
%
% Chollet, Deep Learning with Python, ch. 2: the first network, fit.
last = numel(w);
m = size(x, 2);
loss = zeros(1, 0);
for epoch = 1:epochs
    loss_epoch = 0;
    for l = 1:last
        s_w{l} = zeros(size(w{l}));
        s_b{l} = zeros(size(b{l}));
    end
    for start = 1:batch_size:m
        samples = order(epoch, start:min(start + batch_size - 1, m));
        y_batch = y(:, samples);
        % forward: layer l turns a{l} into z{l}, and that into a{l+1}
        a = cell(1, last + 1);
        z = cell(1, last);
        a{1} = x(:, samples);
        for l = 1:last
            z{l} = dense_forward(w{l}, b{l}, a{l});
            if l == last
                a{l+1} = softmax(z{l});
            else
                a{l+1} = relu(z{l});
            end
        end
        % crossentropy is a mean over the columns: weigh it, as the last mini-batch may be short
        loss_epoch = loss_epoch + crossentropy(a{last+1}, y_batch) * numel(samples);
        % backward: from the last layer to the first
        dw = cell(1, last);
        db = cell(1, last);
        dz = output_delta(a{last+1}, y_batch);
        for l = last:-1:1
            [dw{l}, db{l}, da] = dense_backward(w{l}, a{l}, dz);
            if l > 1
                dz = relu_backward(z{l-1}, da);
            end
        end
        % the update, once all derivatives are known
        for l = 1:last
            [w{l}, s_w{l}] = rmsprop(w{l}, dw{l}, s_w{l}, alpha, rho, eps);
            [b{l}, s_b{l}] = rmsprop(b{l}, db{l}, s_b{l}, alpha, rho, eps);
        end
    end
    loss(epoch) = loss_epoch / m;
end
end
