function z = dot_c(x, y)
% DOT_C  The dot product of two columns, element by element.
% 两个列向量的点积，逐个元素计算。
%
%   x, y   (n, 1)  columns / 列向量
%   z      number  x(1) * y(1) + ... + x(n) * y(n)
%
% Chollet, Deep Learning with Python, sec. 2.3.3: naive_vector_dot.

z = 0;
% <gap>
% zh: 对每个 i，把 x(i, 1) 与 y(i, 1) 之积累加到 z 上。
% en: For every i, add the product of x(i, 1) and y(i, 1) to z.
for i = 1:size(x, 1)
    z = z + x(i, 1) * y(i, 1);
end
% </gap>
end
