% MATLAB's sigmoid: 1 / (1 + e^-x) of every number.
function y = sigmoid (x, varargin)
  y = 1 ./ (1 + exp (-x));
end
