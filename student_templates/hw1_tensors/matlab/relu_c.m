function y = relu_c(x)
% RELU_C  The larger of 0 and each number of a matrix, element by element.
% 矩阵的每个数与 0 取较大者，逐个元素计算。
%
%   x   (r, c)  any numbers / 任意的数
%   y   (r, c)  y(i, j) = max(x(i, j), 0)
%
% Chollet, Deep Learning with Python, sec. 2.3: naive_relu.

y = zeros(size(x));
% zh: 用两层循环走遍每一行 i、每一列 j；一次只取一个数 x(i, j)。
% en: Two loops, over every row i and every column j; take one number x(i, j) at a time.
error('grader:blank', 'relu_c: replace this line with your code / 请把这一行换成你的代码');
end
