% MATLAB's pagetranspose: every page X(:,:,k) transposed.
function x = pagetranspose (x)
  x = permute (x, [2, 1, 3:ndims(x)]);
end
