function J = surface(k, v)
% SURFACE  Height J of surface 1 or 2 at one point, or at m points side by side.
% 曲面 k（1 或 2）在各点的高度 J，每列一个点。
%
%   k = 1:  J = (v2 - v1)^4 + 8 v1 v2 - v1 + v2 + 3
%   k = 2:  J = (v1^2 - 1.5 v1 v2 + 2 v2^2) v1^2
%
%   k   1 or 2         which surface / 哪个曲面
%   v   (2, m)         one point per column / 每列一个点
%   J   (1, m)         height at each point / 各点的高度
%
% This surface takes the place of the built-in one, which draws, while its folder is the current one.
% 在本文件夹中，它会代替系统自带的绘图函数 surface。
%
% Hagan, Demuth and Beale, Neural Network Design, ch. 8: performance surfaces with two minima, and a weak one.

% zh: 先取出两个坐标（各为一行），再照公式写（逐元素运算）。
% en: Take the two coordinates (a row each), then write down the formula, element by element.
error('grader:blank', 'surface: replace this line with your code / 请把这一行换成你的代码');
end
