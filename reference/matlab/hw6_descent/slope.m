function g = slope(k, v)
% SLOPE  Gradient of surface 1 or 2 at one point, or at m points side by side.
% 曲面 k（1 或 2）在各点的梯度：上面一行是 dJ/dv1，下面一行是 dJ/dv2。
%
% Derive the formulas (chain rule, product rule); no difference quotient: off by 1e-6 is wrong.
% 请推导公式（链式法则、乘积法则），不要用差商：相差 1e-6 就算错。
%
%   k   1 or 2         which surface / 哪个曲面
%   v   (2, m)         one point per column / 每列一个点
%   g   (2, m)         dJ/dv1 above dJ/dv2, for each point / 各点的梯度
%
% Hagan, Demuth and Beale, Neural Network Design, ch. 8: gradient and Hessian.

% <gap>
% zh: 曲面 1 用链式法则，曲面 2 是两个因子的乘积；最后把两行叠起来。
% en: The chain rule for surface 1; surface 2 is a product of two factors. Then stack the two rows.
v1 = v(1, :);
v2 = v(2, :);
if k == 1
    cubed = (v2 - v1) .^ 3;
    g1 = -4 * cubed + 8 * v2 - 1;
    g2 = 4 * cubed + 8 * v1 + 1;
else
    bracket = v1 .^ 2 - 1.5 * v1 .* v2 + 2 * v2 .^ 2;
    g1 = (2 * v1 - 1.5 * v2) .* v1 .^ 2 + bracket .* (2 * v1);
    g2 = (-1.5 * v1 + 4 * v2) .* v1 .^ 2;
end
g = [g1; g2];
% </gap>
end
