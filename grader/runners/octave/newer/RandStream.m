% MATLAB's RandStream, as far as it seeds: rand, randn and randi take it as their first argument.
function stream = RandStream (kind, varargin)
  stream = struct ("Type", kind, "Seed", 0);
  for k = 1:2:numel (varargin) - 1
    stream.(varargin{k}) = varargin{k+1};
  end
  if (isnumeric (stream.Seed))
    rng (stream.Seed);
  end
end
