% The Octave values that the JSON array DESCRIBED stands for, as a 1-by-n cell array; see decode_value.
function [values, at] = decode_list (described, payload, at)
  n = builtin ("numel", described);
  values = builtin ("cell", 1, n);
  objects = builtin ("isstruct", described);  % see item
  if objects && builtin ("isfield", described, "dtype")  % arrays alone
    shapes = {described.shape};
    dimensions = builtin ("cellfun", "prodofsize", shapes);
    if ! builtin ("all", dimensions)
      shapes(dimensions == 0) = {[1; 1]};  % single numbers
      dimensions(dimensions == 0) = 2;
    end
    if builtin ("all", dimensions == 2) && builtin ("all", builtin ("strcmp", {described.dtype}, "float64"))
      shapes = [shapes{:}];  % nearly always
      counts = shapes(1, :) .* shapes(2, :);
      bytes = 8 * builtin ("sum", counts);
      numbers = builtin ("typecast", payload(at+1:at+bytes), "double")(:);
      values = builtin ("mat2cell", numbers, counts, 1).';
      values = of_each ("reshape", values, builtin ("num2cell", shapes, 1));
      at = at + bytes;
      return;
    end
  end
  for k = 1:n
    if objects
      [values{k}, at] = decode_value (described(k), payload, at);
    else
      [values{k}, at] = decode_value (described{k}, payload, at);
    end
  end
end
