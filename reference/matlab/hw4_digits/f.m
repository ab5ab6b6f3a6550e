function a = f(z)
% F  Activation function, given: the sigmoid f(z) = 1 / (1 + exp(-z)), element by element.
% 激活函数（已给出）：f(z) = 1 / (1 + exp(-z))，逐元素计算。
%
%   z   net input, a number or an array of any shape / 净输入，数或任意形状的数组
%   a   activation, of the shape of z / 激活值，形状与 z 相同

a = 1 ./ (1 + exp(-z));
end
