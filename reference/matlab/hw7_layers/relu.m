function a = relu(z)
% RELU  Rectified linear unit: a = max(z, 0), element by element.
% ReLU：逐元素取 max(z, 0)。
%
%   z   (n, m)  net inputs, one column per sample / 净输入，每列一个样本
%   a   (n, m)  activations / 激活值
%
% Chollet, Deep Learning with Python, ch. 2: element-wise operations.

% <gap>
% zh: 小于 0 的数换成 0，其余不变。
% en: Numbers below 0 become 0, the others stay.
a = max(z, 0);
% </gap>
end
