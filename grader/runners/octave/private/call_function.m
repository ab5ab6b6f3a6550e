% Call one of the student's functions; the answer holds as many results as it has, at most as many as asked.
function [answer, bytes] = call_function (submission, request, payload)
  folders = [];  % of the places among the arguments
  if builtin ("isstruct", request.args) && builtin ("isfield", request.args, "dtype")  % arrays alone
    args = decode_list (request.args, payload, 0);
  else
    n = builtin ("numel", request.args);
    args = builtin ("cell", 1, n);
    at = 0;
    for k = 1:n
      described = item (request.args, k);
      if builtin ("strcmp", described.kind, "path")
        [folders, args{k}, at] = places ("open", folders, described, payload, at, submission.home);
      else
        [args{k}, at] = decode_value (described, payload, at);
      end
    end
  end
  try
    results = results_of (request.("function"), args, results_wanted (submission, request));
  catch err
    places ("close", folders);
    builtin ("rethrow", err);
  end
  if request.arguments_after
    [answer, bytes] = encode_results (results, args);
  else
    [answer, bytes] = encode_results (results);
  end
  if ! builtin ("isempty", folders)
    [json, further] = places ("left", folders);
    answer = [answer ",\"places\":[" json "]"];
    bytes = [bytes further];
    places ("close", folders);
  end
end
