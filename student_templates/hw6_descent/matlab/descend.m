function path = descend(k, v, alpha, steps)
% DESCEND  Go down a surface by steepest descent; give all points of the way.
% 最速下降：走 steps 步，返回途经的所有点，第一列是起点。
%
%   v = v - alpha g(v), steps times / 重复 steps 次
%
%   k       1 or 2           which surface / 哪个曲面
%   v       (2, 1)           the start / 起点
%   alpha   number           learning rate / 学习率
%   steps   number           number of steps, 0 or more / 步数，可以是 0
%   path    (2, steps + 1)   the start in the first column / 途经的各点，第一列是起点
%
% Hagan, Demuth and Beale, Neural Network Design, ch. 9: steepest descent.

% zh: 每一步都在当前点求梯度，得到一个新的点，记录下来。
% en: In each step take the slope at the present point, make a new point, and note it down.
error('grader:blank', 'descend: replace this line with your code / 请把这一行换成你的代码');
end
