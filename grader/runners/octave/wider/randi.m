% MATLAB's randi: whole numbers from 1 to LIMITS, or between two limits; also from a stream of random numbers.
function result = randi (limits, varargin)
  if (isstruct (limits))
    limits = varargin{1};
    varargin(1) = [];
  end
  kind = "double";
  if (! isempty (varargin) && ischar (varargin{end}))
    kind = varargin{end};
    varargin(end) = [];
  end
  if (isscalar (limits))
    limits = [1, limits];
  end
  if (builtin ("any", limits != fix (limits)) || limits(1) > limits(2))
    error ("randi: the limits must be whole numbers, the smaller first");
  end
  result = cast (limits(1) + floor (builtin ("rand", varargin{:}) * (limits(2) - limits(1) + 1)), kind);
end
