% The root of all figures, by MATLAB's newer name.
function root = groot ()
  root = 0;
end
