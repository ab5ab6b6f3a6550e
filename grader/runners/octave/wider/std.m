% MATLAB's std: the square root of var.
function [result, middle] = std (varargin)
  [result, middle] = var (varargin{:});
  result = sqrt (result);
end
