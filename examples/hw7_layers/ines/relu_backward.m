function dz = relu_backward(z, da)
% RELU_BACKWARD  Go back through ReLU: dz = da where z > 0, and 0 elsewhere, at z = 0 too.
% ReLU 的反向计算：z > 0 处 dz = da，其余处为 0（z = 0 处斜率取 0）。
%
%   z    (n, m)  the net inputs of the way forward / 前向计算时的净输入
%   da   (n, m)  derivative of the cost with respect to the activations / 代价对激活值的导数
%   dz   (n, m)  derivative of the cost with respect to the net inputs / 代价对净输入的导数
%
% Chollet, Deep Learning with Python, ch. 2: chaining derivatives.
dz = da .* (z > 0);
end
