% MATLAB's rms: the root of the mean of the squares.
function y = rms (x, varargin)
  y = sqrt (mean (abs (x) .^ 2, varargin{:}));
end
