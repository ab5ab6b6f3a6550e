% The Octave value that DESCRIBED stands for; its bytes begin after the first AT bytes of PAYLOAD.
%
% Numbers arrive as double, whatever integer type the check sent: a number typed in MATLAB is a double. A list
% becomes a 1-by-n cell array, so that w{l} works, and a vector of one dimension a column.
function [value, at] = decode_value (described, payload, at)
  if builtin ("strcmp", described.kind, "array") && builtin ("strcmp", described.dtype, "float64") ...
     && builtin ("numel", described.shape) == 2  % nearly always
    shape = described.shape;
    bytes = 8 * shape(1) * shape(2);
    value = builtin ("reshape", builtin ("typecast", payload(at+1:at+bytes), "double"), shape(1), shape(2));
    at = at + bytes;
    return;
  end
  switch described.kind
    case "array"
      [value, at] = decode_array (described, payload, at);
    case "list"
      [value, at] = decode_list (described.items, payload, at);
    case "dict"
      value = builtin ("struct");
      names = builtin ("__fieldnames__", described.items);
      for k = 1:builtin ("numel", names)
        [value.(names{k}), at] = decode_value (described.items.(names{k}), payload, at);
      end
    case "text"
      value = builtin ("char", described.text);
    otherwise
      value = [];
  end
end

function [value, at] = decode_array (described, payload, at)
  shape = builtin ("double", builtin ("reshape", described.shape, 1, []));
  if builtin ("numel", shape) < 2
    shape = [shape, builtin("ones", 1, 2 - builtin ("numel", shape))];
  end
  count = builtin ("prod", shape);
  if builtin ("strcmp", described.dtype, "float64")
    value = builtin ("reshape", builtin ("typecast", payload(at+1:at+8*count), "double"), shape);
    at = at + 8 * count;
    return;
  end
  switch described.dtype
    case {"int64", "uint64"}
      size = 8;
    case {"float32", "int32", "uint32"}
      size = 4;
    case {"int16", "uint16"}
      size = 2;
    case "complex128"
      size = 16;
    otherwise
      size = 1;
  end
  bytes = payload(at+1:at+count*size);
  at = at + count * size;
  switch described.dtype
    case "complex128"
      parts = builtin ("typecast", bytes, "double");
      value = builtin ("complex", parts(1:2:end), parts(2:2:end));
    case "float32"
      value = builtin ("typecast", bytes, "single");
    case "bool"
      value = bytes != 0;
    otherwise
      value = builtin ("double", builtin ("typecast", bytes, described.dtype));
  end
  value = builtin ("reshape", value, shape);
end
