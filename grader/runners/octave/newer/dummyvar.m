% MATLAB's dummyvar of a column of whole numbers: a row with a 1 at the place of each.
function code = dummyvar (places)
  code = double (places(:) == 1:builtin ("max", places(:)));
end
