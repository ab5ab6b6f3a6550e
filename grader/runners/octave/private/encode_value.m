% VALUE as a JSON object, and the bytes of its arrays as a row of uint8.
function [json, bytes] = encode_value (value)
  bytes = builtin ("uint8", builtin ("zeros", 1, 0));
  if builtin ("isnumeric", value) || builtin ("islogical", value)
    [json, bytes] = encode_array (builtin ("full", value));
  elseif builtin ("ischar", value)
    json = ["{\"kind\":\"text\",\"text\":" json_text(lines_of (value)) "}"];
  elseif builtin ("iscell", value)
    [items, bytes] = encode_items (value, {});
    json = ["{\"kind\":\"list\",\"items\":[" items "]}"];
  elseif builtin ("isstruct", value) && builtin ("numel", value) == 1
    names = builtin ("__fieldnames__", value);
    [items, bytes] = encode_items (builtin ("struct2cell", value), names);
    json = ["{\"kind\":\"dict\",\"items\":{" items "}}"];
  elseif builtin ("isstruct", value)
    [items, bytes] = encode_items (builtin ("num2cell", value), {});
    json = ["{\"kind\":\"list\",\"items\":[" items "]}"];
  else
    json = ["{\"kind\":\"other\",\"type\":" json_text(builtin ("class", value)) "}"];
  end
end

function [json, bytes] = encode_items (items, names)
  n = builtin ("numel", items);
  if builtin ("isempty", names)
    [form, sizes, bytes] = plain_matrices (items);
    if ! builtin ("isempty", form)
      json = builtin ("sprintf", form, sizes);
      json = json(1:end-1);
      return;
    end
  end
  texts = builtin ("cell", 1, n);
  payloads = builtin ("cell", 1, n);
  for k = 1:n
    [texts{k}, payloads{k}] = encode_value (items{k});
    if ! builtin ("isempty", names)
      texts{k} = [json_text(names{k}) ":" texts{k}];
    end
    texts{k} = [texts{k} ","];
  end
  json = ["" texts{:}];
  json = json(1:end-1);
  bytes = [payloads{:}];
end

function [json, bytes] = encode_array (value)
  dtype = builtin ("class", value);
  shape = builtin ("sprintf", "%d,", builtin ("size", value));
  value = value(:).';
  if builtin ("iscomplex", value)
    if builtin ("any", builtin ("imag", value) != 0)
      dtype = "complex128";
      value = builtin ("double", [builtin("real", value); builtin("imag", value)]);
      value = value(:).';
    else
      value = builtin ("real", value);
    end
  end
  switch dtype
    case "double"
      dtype = "float64";
    case "single"
      dtype = "float32";
    case "logical"
      dtype = "bool";
      value = builtin ("uint8", value);
  end
  bytes = builtin ("typecast", value, "uint8");
  json = ["{\"kind\":\"array\",\"dtype\":\"" dtype "\",\"shape\":[" shape(1:end-1) "]}"];
end

function text = lines_of (rows)
  % A char matrix as one text, a row to a line.
  n = builtin ("size", rows, 1);
  if n > 1
    rows = [builtin("double", rows), 10 * builtin("ones", n, 1)].';
    rows = builtin ("char", rows(1:end-1));
  end
  text = rows;
end
