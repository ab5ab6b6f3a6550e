function batch = mini_batch(x, n, batch_size)
% MINI_BATCH  The n-th mini-batch of the rows of a matrix; n counts from 0, in MATLAB too.
% 取出矩阵各行的第 n 个小批量；n 从 0 数起，在 MATLAB 中也是。
%
%   x            (m, c)  one sample per row / 每行一个样本
%   n            number  which mini-batch: 0, 1, 2, ... / 第几个小批量：0、1、2……
%   batch_size   number  samples in a full mini-batch / 一个完整小批量中的样本数
%   batch        (b, c)  rows n * batch_size + 1 to (n + 1) * batch_size of x, as far as there are any
%                        x 的第 n * batch_size + 1 行到第 (n + 1) * batch_size 行，有多少取多少
%
% Chollet, Deep Learning with Python, sec. 2.2.7: batch = train_images[128 * n:128 * (n + 1)].

% <gap>
% zh: 从哪一行取到哪一行？最后一批可能不满：行号不能超过 size(x, 1)。
% en: From which row to which? The last one may be short: no row after size(x, 1) exists.
first = n * batch_size + 1;
last = min((n + 1) * batch_size, size(x, 1));
batch = x(first:last, :);
% </gap>
end
