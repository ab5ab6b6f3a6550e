% MATLAB's table, as a struct with a field for every column: enough to look a column up and to print it.
function columns = table (varargin)
  names = {};
  count = nargin;
  for k = 1:nargin
    if (ischar (varargin{k}) && strcmpi (varargin{k}, "VariableNames"))
      names = cellstr (varargin{k+1});
      count = k - 1;
      break;
    end
  end
  columns = struct ();
  for k = 1:count
    name = sprintf ("Var%d", k);
    if (k <= numel (names))
      name = genvarname (names{k});
    else
      try
        name = inputname (k);
      end  % an expression has no name of its own
    end
    columns.(name) = varargin{k};
  end
end
