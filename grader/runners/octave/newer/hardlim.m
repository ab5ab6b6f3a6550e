% MATLAB's hardlim: 1 where a number is 0 or more, else 0.
function y = hardlim (x, varargin)
  y = double (x >= 0);
end
