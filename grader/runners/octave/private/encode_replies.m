% The answers to calls that travelled together: RESULTS and AFTER, the arguments afterwards where they are asked for,
% hold a cell array for each call, FAILURES the error object of each that raised.
function [answer, bytes] = encode_replies (results, after, failures)
  n = builtin ("numel", results);
  counts = builtin ("cellfun", "prodofsize", results);
  if builtin ("isempty", after) && builtin ("all", builtin ("cellfun", "isempty", failures)) ...
     && builtin ("all", counts == counts(1))
    [form, sizes, bytes] = plain_matrices ([results{:}]);
    if ! builtin ("isempty", form)  % all in one go
      m = counts(1);
      one = form(builtin ("ones", 1, m), :).'(:).';
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
      its = after(k:builtin ("min", k, end));  % none where they are not asked for
      [json, payloads{k}] = encode_results (results{k}, its{:});
      one = ["\"ok\":true," json];
    else
      one = ["\"ok\":false,\"error\":" failures{k}];
    end
    answers{k} = ["{\"size\":" builtin("sprintf", "%d", builtin ("numel", payloads{k})) "," one "},"];
  end
  answer = ["" answers{:}];
  answer = ["\"replies\":[" answer(1:end-1) "]"];
  bytes = [payloads{:}];
end
