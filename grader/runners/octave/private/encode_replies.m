% The answers to calls that travelled together: RESULTS and AFTER, the arguments afterwards where they are asked for,
% hold a cell array for each call, FAILURES the error object of each that raised.
function [answer, bytes] = encode_replies (results, after, failures)
  n = builtin ("numel", results);
  counts = builtin ("cellfun", "prodofsize", results);
  if builtin ("isempty", after) && builtin ("all", builtin ("cellfun", "isempty", failures)) ...
     && builtin ("all", counts == counts(1))
    [plain, sizes, bytes] = plain_matrices ([results{:}]);
    if plain  % all in one go
      m = counts(1);
      array = "{\"kind\":\"array\",\"dtype\":\"float64\",\"shape\":[%d,%d]},";
      one = array(builtin ("ones", 1, m), :).'(:).';
      one = ["{\"size\":%d,\"ok\":true,\"results\":[" one(1:end-1) "]},"];
      lengths = 8 * builtin ("sum", builtin ("reshape", sizes(1, :) .* sizes(2, :), m, n), 1);
      answer = builtin ("sprintf", one, [lengths; builtin("reshape", sizes, 2 * m, n)]);
      answer = ["\"replies\":[" answer(1:end-1) "]"];
      return;
    end
  end
  answers = builtin ("cell", 1, n);
  payloads = builtin ("cell", 1, n);
  for k = 1:n
    payloads{k} = builtin ("uint8", builtin ("zeros", 1, 0));
    if builtin ("isempty", failures{k})
      [json, payloads{k}] = encode_list (results{k});
      one = ["\"ok\":true,\"results\":" json];
      if ! builtin ("isempty", after)
        [json, further] = encode_list (after{k});
        one = [one ",\"after\":" json];
        payloads{k} = [payloads{k} further];
      end
    else
      one = ["\"ok\":false,\"error\":" failures{k}];
    end
    answers{k} = ["{\"size\":" builtin("sprintf", "%d", builtin ("numel", payloads{k})) "," one "},"];
  end
  answer = ["" answers{:}];
  answer = ["\"replies\":[" answer(1:end-1) "]"];
  bytes = [payloads{:}];
end
