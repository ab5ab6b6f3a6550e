% MATLAB's writematrix: numbers into a text file, with commas between them.
function writematrix (x, name, varargin)
  if (nargin < 2)
    name = "x.txt";
  end
  dlmwrite (name, x, ",");
end
