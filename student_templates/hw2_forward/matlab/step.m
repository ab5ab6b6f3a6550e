function y = step(z)
% STEP  Threshold of the perceptron: 1 where z >= 0, else 0.
% 感知器的阈值函数：z >= 0 处为 1，其余为 0。
%
%   z   net input, a number or an array of any shape / 净输入，数或任意形状的数组
%   y   0 or 1, of the shape of z / 0 或 1，形状与 z 相同
%
% Nielsen, Neural Networks and Deep Learning, ch. 1, eq. (2), with >= where he has >.

% zh: z 大于或等于 0 的地方为 1，其余为 0。
% en: 1 wherever z is greater than or equal to 0, else 0.
error('grader:blank', 'step: replace this line with your code / 请把这一行换成你的代码');
end
