% Call one of the student's functions; the answer holds as many results as it has, at most as many as asked.
function [answer, bytes] = call_function (submission, request, payload)
  n = builtin ("numel", request.args);
  args = builtin ("cell", 1, n);
  at = 0;
  folders = [];  % of the places among the arguments
  for k = 1:n
    described = item (request.args, k);
    if builtin ("strcmp", described.kind, "path")
      [folders, args{k}, at] = places ("open", folders, described, payload, at, submission.home);
    else
      [args{k}, at] = decode_value (described, payload, at);
    end
  end
  try
    results = results_of (submission, request, args);
  catch err
    places ("close", folders);
    builtin ("rethrow", err);
  end
  [json, bytes] = encode_list (results);
  answer = ["\"results\":" json];
  if request.arguments_after  % values are passed by value here: the caller's are as they were
    [json, further] = encode_list (args);
    answer = [answer ",\"after\":" json];
    bytes = [bytes further];
  end
  if ! builtin ("isempty", folders)
    [json, further] = places ("left", folders);
    answer = [answer ",\"places\":[" json "]"];
    bytes = [bytes further];
    places ("close", folders);
  end
end
