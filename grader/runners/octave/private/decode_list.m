% The Octave values that the JSON array DESCRIBED stands for, as a 1-by-n cell array; see decode_value.
function [values, at] = decode_list (described, payload, at)
  n = builtin ("numel", described);
  values = builtin ("cell", 1, n);
  objects = builtin ("isstruct", described);  % see item
  for k = 1:n
    if objects
      [values{k}, at] = decode_value (described(k), payload, at);
    else
      [values{k}, at] = decode_value (described{k}, payload, at);
    end
  end
end
