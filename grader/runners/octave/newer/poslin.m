% MATLAB's poslin: every number, or 0 where it is negative.
function y = poslin (x, varargin)
  y = builtin ("max", x, 0);
end
