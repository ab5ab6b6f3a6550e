function [w, s] = rmsprop(w, dw, s, alpha, rho, eps)
% RMSPROP  One step of RMSprop for one array, a weight or a bias.
% RMSprop 的一步，权重与偏置都用它；eps 加在根号外面。
%
%   w       array  weights or biases / 权重或偏置
%   dw      as w   derivative of the cost / 代价的导数
%   s       as w   mean square of the derivatives so far; 0 before the first step / 到目前为止导数的均方
%   alpha   learning rate / 学习率
%   rho     share of the old mean square that is kept, 0..1 / 旧的均方保留的份额
%   eps     small number that keeps the denominator from 0; added outside the root / 防止除以 0 的小数
%
% Results / 结果: w and s after the step / 这一步之后的 w 与 s
%
% Chollet, Deep Learning with Python, ch. 2: the optimizer "rmsprop", as Keras 2.3 computes it.
s = rho * s + (1 - rho) * dw .^ 2;
w = w - alpha * dw ./ (sqrt(s) + eps);
end
