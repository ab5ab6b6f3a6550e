% What MATLAB's arguments block makes of named arguments: OPTIONS with the values given to some of its fields.
function options = named_arguments (options, varargin)
  for k = 1:2:numel (varargin) - 1
    if (! isfield (options, varargin{k}))
      error ("there is no argument named %s", varargin{k});
    end
    options.(varargin{k}) = varargin{k+1};
  end
end
