function [v, steps] = minimum(k, v, alpha, tol, max_steps)
% MINIMUM  Go down a surface until the slope is small; give the point where that ends, and the number of steps.
% 最速下降，直到梯度的欧氏长度不超过 tol（起点也算），或者走满 max_steps 步；返回该点和所走的步数。
%
% The first point whose gradient has a Euclidean length of at most tol, the start included; or the last point,
% if there is none within max_steps steps.
%
%   k           1 or 2   which surface / 哪个曲面
%   v           (2, 1)   the start / 起点
%   alpha       number   learning rate / 学习率
%   tol         number   length of the gradient at which the point is good enough / 梯度长度的界限
%   max_steps   number   the largest number of steps / 最多走几步
%
% Results / 结果:
%   v           (2, 1)   where it ended / 停下来的点
%   steps       number   the number of steps made / 所走的步数
%
% Hagan, Demuth and Beale, Neural Network Design, ch. 9: steepest descent.

% zh: 先检查、后走步：起点也可能已经足够好。
% en: Test first, then step: the start may be good enough.
error('grader:blank', 'minimum: replace this line with your code / 请把这一行换成你的代码');
end
