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
      ends = builtin ("cumsum", shapes(1, :) .* shapes(2, :));
      numbers = builtin ("typecast", payload(at+1:at+8*ends(n)), "double");
      last = 0;
      for k = 1:n
        values{k} = builtin ("reshape", numbers(last+1:ends(k)), shapes(1, k), shapes(2, k));
        last = ends(k);
      end
      at = at + 8 * last;
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
