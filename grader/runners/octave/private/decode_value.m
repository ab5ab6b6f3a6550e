% The Octave value that DESCRIBED stands for; its bytes begin after the first AT bytes of PAYLOAD.
%
% Numbers arrive as double, whatever integer type the check sent: a number typed in MATLAB is a double. A list
% becomes a 1-by-n cell array, so that w{l} works, and a vector of one dimension a column.
function [value, at] = decode_value (described, payload, at)
  switch described.kind
    case "array"
      [value, at] = decode_array (described, payload, at);
    case "list"
      n = builtin ("numel", described.items);
      value = builtin ("cell", 1, n);
      for k = 1:n
        [value{k}, at] = decode_value (item (described.items, k), payload, at);
      end
    case "dict"
      value = struct ();
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
  switch described.dtype
    case {"float64", "int64", "uint64", "complex128"}
      size = 8;
    case {"float32", "int32", "uint32"}
      size = 4;
    case {"int16", "uint16"}
      size = 2;
    otherwise
      size = 1;
  end
  complex_numbers = builtin ("strcmp", described.dtype, "complex128");
  size = size * (1 + complex_numbers);
  bytes = payload(at+1:at+count*size);
  at = at + count * size;
  switch described.dtype
    case {"float64", "complex128"}
      value = builtin ("typecast", bytes, "double");
    case "float32"
      value = builtin ("typecast", bytes, "single");
    case "bool"
      value = bytes != 0;
    otherwise
      value = builtin ("double", builtin ("typecast", bytes, described.dtype));
  end
  if complex_numbers
    value = builtin ("complex", value(1:2:2*count), value(2:2:2*count));
  end
  value = builtin ("reshape", value, shape);
end
