% MATLAB's jsonencode: numbers in as many digits as bring them back, where Octave writes 15.
function json = jsonencode (value, varargin)
  null = true;
  for k = 1:2:numel (varargin) - 1
    if (strcmpi (varargin{k}, "ConvertInfAndNaN"))
      null = varargin{k+1};
    end
  end
  json = written (value, null);
end

function json = written (value, null)
  if (isa (value, "containers.Map"))
    json = object (keys (value), values (value), null);
  elseif (ischar (value) && rows (value) > 1)
    json = written (cellstr (value), null);
  elseif (ischar (value))
    json = builtin ("jsonencode", value);
  elseif (iscell (value))
    json = list (cellfun (@(item) written (item, null), value(:).', "UniformOutput", false));
  elseif (isstruct (value) && isscalar (value))
    json = object (fieldnames (value).', struct2cell (value).', null);
  elseif (isstruct (value))
    json = list (arrayfun (@(item) written (item, null), value(:).', "UniformOutput", false));
  elseif (isa (value, "double") || isa (value, "single"))
    json = numbers (full (value), null);
  else
    json = builtin ("jsonencode", value, "ConvertInfAndNaN", null);
  end
end

function json = object (names, items, null)
  parts = cellfun (@(name, item) [builtin("jsonencode", name), ":", written(item, null)], names, items, ...
                   "UniformOutput", false);
  json = ["{", strjoin(parts, ","), "}"];
end

function json = list (parts)
  json = ["[", strjoin(parts, ","), "]"];
end

function json = numbers (x, null)
  if (isscalar (x))
    json = digits_of (x, null){1};
  elseif (isvector (x) || isempty (x))
    json = list (digits_of (x(:).', null));
  elseif (ismatrix (x))
    json = list (cellfun (@(row) list (digits_of (row, null)), num2cell (x, 2).', "UniformOutput", false));
  else
    json = builtin ("jsonencode", x);
  end
end

function texts = digits_of (x, null)
  % Each number of a row, in 15 digits where they tell it from all others, else in 17.
  texts = cell (1, numel (x));
  for k = 1:numel (x)
    texts{k} = sprintf ("%.15g", x(k));
    if (! isfinite (x(k)))
      texts{k} = {sprintf("%g", x(k)), "null"}{1 + null};
      texts{k} = strrep (strrep (texts{k}, "Inf", "Infinity"), "nan", "NaN");
    elseif (sscanf (texts{k}, "%f") != double (x(k)))
      texts{k} = sprintf ("%.17g", x(k));
    end
  end
end
