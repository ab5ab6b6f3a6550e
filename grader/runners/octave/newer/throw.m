% MATLAB's throw: raise an error that was made before.
function throw (failure)
  rethrow (failure);
end
