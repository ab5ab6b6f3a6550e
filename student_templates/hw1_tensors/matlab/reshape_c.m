function y = reshape_c(x, rows, cols)
% RESHAPE_C  The same numbers in another shape, row by row, element by element.
% 同样的数换一种形状，按行依次摆放，逐个元素搬动。
%
%   x            (r, c)        matrix / 矩阵
%   rows, cols   numbers       the new shape; rows * cols = r * c / 新的形状；rows * cols = r * c
%   y            (rows, cols)  read x row by row, fill y row by row / 按行读 x，按行填 y
%
% Chollet, Deep Learning with Python, sec. 2.3.4: reshaping. MATLAB's own reshape goes column by column.
% MATLAB 自带的 reshape 按列摆放，与这里不同。

% zh: 先备好结果：zeros(行数, 列数)。
% zh: x(i, j) 前面有多少个数？k = (i - 1) * (x 的列数) + (j - 1)。
% zh: 在 y 中，它前面也有 k 个数：由此求出它的行和列（整数商与余数，再加 1）。
% en: Make room for the result first: zeros(number of rows, number of columns).
% en: How many numbers come before x(i, j)? k = (i - 1) * (columns of x) + (j - 1).
% en: In y, too, k numbers come before it: that gives its row and column (quotient and remainder, plus 1).
error('grader:blank', 'reshape_c: replace this line with your code / 请把这一行换成你的代码');
end
