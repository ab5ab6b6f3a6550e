% MATLAB's onehotencode, of numbers with "ClassNames": 1 at each label's class along DIMENSION, else 0.
function code = onehotencode (labels, dimension, varargin)
  classes = unique (labels);
  for k = 1:numel (varargin) - 1
    if (ischar (varargin{k}) && strcmpi (varargin{k}, "ClassNames"))
      classes = varargin{k+1};
    end
  end
  if (size (labels, dimension) != 1)
    error ("onehotencode: the labels must have size 1 along dimension %d", dimension);
  end
  shape = ones (1, builtin ("max", ndims (labels), dimension));
  shape(dimension) = numel (classes);
  code = double (labels == reshape (classes, [shape, 1]));
end
