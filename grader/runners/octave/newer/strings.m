% MATLAB's strings: an array of empty texts.
function words = strings (varargin)
  words = cell (varargin{:});
  words(:) = {""};
end
