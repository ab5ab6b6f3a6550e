% MATLAB's ind2vec: a column with a 1 at the place of every number; COUNT rows.
function code = ind2vec (places, count)
  if (nargin < 2)
    count = builtin ("max", places);
  end
  code = sparse (places, 1:numel (places), 1, count, numel (places));
end
