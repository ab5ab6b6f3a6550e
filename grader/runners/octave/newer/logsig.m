% MATLAB's logsig: 1 / (1 + e^-x) of every number.
function y = logsig (x, varargin)
  y = 1 ./ (1 + exp (-x));
end
