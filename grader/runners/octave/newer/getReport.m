% MATLAB's getReport: what went wrong, as one text.
function words = getReport (failure, varargin)
  words = ["Error: ", failure.message];
end
