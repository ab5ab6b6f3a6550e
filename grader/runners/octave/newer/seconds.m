% MATLAB's seconds: a number of seconds.
function x = seconds (x, varargin)
end
