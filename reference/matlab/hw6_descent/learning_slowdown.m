function [quadratic, cross_entropy, ratio] = learning_slowdown(z)
% LEARNING_SLOWDOWN  Slopes of the two costs along the net input of a neuron that should give 0, and their quotient.
% 目标为 0 的神经元：两种代价对净输入 z 的导数，以及二者之商（平方代价的除以交叉熵的），即 f'(z)。
%
%   z               number or array of any size   net input / 净输入，数或任意形状的数组
%   quadratic       as z                          dC/dz of the quadratic cost at y = 0 / y = 0 时平方代价的导数
%   cross_entropy   as z                          dC/dz of the cross-entropy at y = 0 / y = 0 时交叉熵的导数
%   ratio           as z                          their quotient f'(z), finite for every z / 二者之商，总是有限的
%
% Nielsen, Neural Networks and Deep Learning, ch. 3: the cross-entropy cost function.

% <gap>
% zh: 商直接用 f'(z) 算：真的去除，会遇到 0/0。
% en: Compute the quotient as f'(z): a division would meet 0/0.
a = f(z);
quadratic = a .* df(z);
cross_entropy = a;
ratio = df(z);
% </gap>
end
