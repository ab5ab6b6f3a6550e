% VALUES, a cell array, as a JSON array, and the bytes of their arrays as a row of uint8; see encode_value.
function [json, bytes] = encode_list (values)
  [form, sizes, bytes] = plain_matrices (values);
  if builtin ("isempty", form)
    [json, bytes] = encode_value (values);
    json = json(builtin ("numel", "{\"kind\":\"list\",\"items\":")+1:end-1);
  else
    json = builtin ("sprintf", form, sizes);
    json = ["[" json(1:end-1) "]"];
  end
end
