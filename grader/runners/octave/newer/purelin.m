% MATLAB's purelin: every number as it is.
function x = purelin (x, varargin)
end
