% MATLAB's readmatrix: the numbers of a text file; lines above them that hold none are passed over.
function x = readmatrix (name, varargin)
  lines = strsplit (fileread (name), "\n");
  above = 0;
  while (above < numel (lines) && isnan (str2double (strtok (lines{above + 1}, ", ;\t\r"))))
    above += 1;
  end
  x = dlmread (name, "", above, 0);
end
