function path = nesterov(k, v, alpha, beta, steps)
% NESTEROV  Go down a surface with momentum as the book's listing has it, which is Nesterov's; give all points.
% 书中的动量程序（其实是 Nesterov 动量）：返回途经的所有点，第一列是起点。
%
%   g = g(v), u = beta u - alpha g, then v = v + beta u - alpha g; u starts at 0 / 速度 u 从 0 开始
%
%   k       1 or 2           which surface / 哪个曲面
%   v       (2, 1)           the start / 起点
%   alpha   number           learning rate / 学习率
%   beta    number           share of the velocity that is kept from step to step / 速度保留的份额
%   steps   number           number of steps, 0 or more / 步数，可以是 0
%   path    (2, steps + 1)   the start in the first column / 途经的各点，第一列是起点
%
% Chollet, Deep Learning with Python, ch. 2: the naive implementation of momentum.

% <gap>
% zh: 梯度在旧的 v 处只求一次；u 和 v 都用它。
% en: Take the slope once, at the old v; both u and v use it.
u = zeros(2, 1);
path = v;
for step = 1:steps
    g = slope(k, v);
    u = beta * u - alpha * g;
    v = v + beta * u - alpha * g;
    path = [path, v];
end
% </gap>
end
