function y = nand(x1, x2)
% NAND  NAND gate: 0 where both inputs are 1, else 1.
% 与非门：两个输入都是 1 处为 0，其余为 1。
%
%   x1, x2   0 or 1; numbers, or arrays of one shape / 0 或 1；数，或形状相同的数组
%   y        0 or 1, of the shape of the inputs / 0 或 1，形状与输入相同
%
% Nielsen, ch. 1: a perceptron as a NAND gate.

% <gap>
% zh: 选两个权重和一个偏置，使这个感知器的真值表就是与非门的真值表。
% en: Choose two weights and a bias such that the perceptron has the truth table of NAND.
z = -2 * x1 - 2 * x2 + 3;
y = step(z);
% </gap>
end
