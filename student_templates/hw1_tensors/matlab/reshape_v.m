function y = reshape_v(x, rows, cols)
% RESHAPE_V  The same numbers in another shape, row by row, all at once.
% 同样的数换一种形状，按行依次摆放，一次完成。
%
%   x            (r, c)        matrix / 矩阵
%   rows, cols   numbers       the new shape; rows * cols = r * c / 新的形状；rows * cols = r * c
%   y            (rows, cols)  read x row by row, fill y row by row / 按行读 x，按行填 y
%
% Chollet, Deep Learning with Python, sec. 2.3.4: reshaping. MATLAB's own reshape goes column by column.
% MATLAB 自带的 reshape 按列摆放，与这里不同。

% zh: reshape 按列读、按列填。怎样让它面对的列正好是我们的行？读之前、填之后各转置一次。不用循环。
% en: reshape reads and fills by columns. How do our rows become its columns? Transpose before and after. No loop.
error('grader:blank', 'reshape_v: replace this line with your code / 请把这一行换成你的代码');
end
