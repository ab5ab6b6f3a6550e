% MATLAB's rmse: the root of the mean of the squared differences.
function y = rmse (forecast, observed, varargin)
  y = rms (forecast - observed, varargin{:});
end
