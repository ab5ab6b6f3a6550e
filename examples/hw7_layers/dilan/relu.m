function a = relu(z)
% RELU  Rectified linear unit: a = max(z, 0), element by element.
% ReLU：逐元素取 max(z, 0)。
%
%   z   (n, m)  net inputs, one column per sample / 净输入，每列一个样本
%   a   (n, m)  activations / 激活值
%
% Chollet, Deep Learning with Python, ch. 2: element-wise operations.
a = max(z, 0);
end
