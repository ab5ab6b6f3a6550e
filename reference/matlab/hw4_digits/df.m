function slope = df(z)
% DF  Derivative of f at the net input z (given), element by element.
% f 在净输入 z 处的导数（已给出），逐元素计算。
%
%   z       net input, a number or an array of any shape / 净输入，数或任意形状的数组
%   slope   derivative, of the shape of z / 导数，形状与 z 相同

slope = f(z) .* (1 - f(z));
end
