function path = momentum(k, v, alpha, beta, steps)
% MOMENTUM  Go down a surface with momentum; give all points of the way.
% 带动量的最速下降：返回途经的所有点，第一列是起点。
%
%   u = beta u - alpha g(v), then v = v + u; u starts at 0 / 速度 u 从 0 开始
%
%   k       1 or 2           which surface / 哪个曲面
%   v       (2, 1)           the start / 起点
%   alpha   number           learning rate / 学习率
%   beta    number           share of the velocity that is kept from step to step / 速度保留的份额
%   steps   number           number of steps, 0 or more / 步数，可以是 0
%   path    (2, steps + 1)   the start in the first column / 途经的各点，第一列是起点
%
% Nielsen, Neural Networks and Deep Learning, ch. 3: momentum-based gradient descent.

% zh: 先更新速度 u，再用新的 u 移动 v。
% en: First the velocity u, then move v by the new u.
error('grader:blank', 'momentum: replace this line with your code / 请把这一行换成你的代码');
end
