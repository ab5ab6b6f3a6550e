% MATLAB's randn: also from a stream of random numbers (all streams are one here), and "like" another array.
function result = randn (varargin)
  if (nargin > 0 && isstruct (varargin{1}))
    varargin(1) = [];
  end
  if (numel (varargin) > 1 && ischar (varargin{end-1}) && strcmpi (varargin{end-1}, "like"))
    result = cast (builtin ("randn", varargin{1:end-2}), class (varargin{end}));
  elseif (nargout > 0 || ! (nargin > 0 && ischar (varargin{1})))
    result = builtin ("randn", varargin{:});
  else
    builtin ("randn", varargin{:});  % randn ("seed", 1) gives nothing back
  end
end
