% MATLAB's tansig: the hyperbolic tangent of every number.
function y = tansig (x, varargin)
  y = tanh (x);
end
