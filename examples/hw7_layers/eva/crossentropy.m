function loss = crossentropy(p, y)
% CROSSENTROPY  Categorical cross-entropy: minus the sum of y_i ln p_i of each sample, averaged over the samples.
% 交叉熵：对输出求和，对样本取平均；取对数之前把 p 限制在 [1e-7, 1 - 1e-7] 之内。
%
%   p      (n, m)  probabilities; clipped to [1e-7, 1 - 1e-7] before the logarithm / 概率
%   y      (n, m)  one-hot targets / 独热编码的期望输出
%   loss   number  the mean over the samples / 对样本的平均
%
% Chollet, Deep Learning with Python, ch. 2: categorical_crossentropy.
m = size(y, 2);
clipped = min(max(p, 1e-7), 1 - 1e-7);
loss = -sum(sum(y .* log(clipped))) / m;
end
