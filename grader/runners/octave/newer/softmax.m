% MATLAB's softmax: e^x of every number by the sum of its column.
function y = softmax (x, varargin)
  e = exp (x - builtin ("max", x, [], 1));
  y = e ./ builtin ("sum", e, 1);
end
