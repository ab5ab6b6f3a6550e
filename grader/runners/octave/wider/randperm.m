% MATLAB's randperm: COUNT of the numbers 1 to n in a random order; also from a stream of random numbers.
function order = randperm (varargin)
  if (isstruct (varargin{1}))
    varargin(1) = [];
  end
  order = builtin ("randperm", varargin{:});
end
