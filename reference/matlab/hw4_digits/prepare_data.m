function [x_train, y_train, x_test, y_test] = prepare_data(images, labels, top, share)
% PREPARE_DATA  Turn images and labels into what a network is trained and tested on.
% 准备数据：灰度缩放到 0..1，最后一行补 1，标签变成独热列，分出训练集与测试集（次序不变）。
%
%   images   (p, m)  gray values 0..top, one image per column / 灰度 0..top，每列一张图
%   labels   (1, m)  the digit that each image shows, 0..9 / 每张图上的数字，0..9
%   top      largest gray value / 最大的灰度
%   share    share of the samples to train on: the first floor(share*m), in the order given
%            用于训练的比例：前 floor(share*m) 个，次序不变
%
% Results / 结果:
%   x_train  (p+1, m_train)  gray values divided by top, and a row of ones below / 灰度除以 top，下面一行 1
%   y_train  (10, m_train)   one column per sample, with a 1 in row digit+1 / 每个样本一列，第 数字+1 行为 1
%   x_test, y_test           the same for all other samples / 其余样本，同上
%
% Zhang, Zhang and Guo, Introduction to Deep Learning, ch. 3: steps of training a network.

% <gap>
% zh: 先做好全部样本的 x 和 y，再按列切成两部分。注意数字 0 对应第 1 行。
% en: First x and y of all samples, then cut their columns in two. Mind that the digit 0 has row 1.
m = size(images, 2);
x = [images / top; ones(1, m)];
y = zeros(10, m);
for k = 1:m
    y(labels(k) + 1, k) = 1;
end
m_train = floor(share * m);
x_train = x(:, 1:m_train);
y_train = y(:, 1:m_train);
x_test = x(:, m_train+1:m);
y_test = y(:, m_train+1:m);
% </gap>
end
