% Call one of the student's functions; the answer holds as many results as it has, at most as many as asked.
function [answer, bytes] = call_function (submission, request, payload)
  name = request.("function");
  if builtin ("isfield", submission.errors, name)
    builtin ("rethrow", submission.errors.(name));
  elseif ! builtin ("isfield", submission.functions, name)
    builtin ("error", "grader:missing", "there is no function %s", name);
  end
  n = builtin ("numel", request.args);
  args = builtin ("cell", 1, n);
  at = 0;
  folders = builtin ("struct", "folders", {{}}, "home", "", "before", []);
  for k = 1:n
    described = item (request.args, k);
    if builtin ("strcmp", described.kind, "path")
      [folders, args{k}, at] = places ("open", folders, described, payload, at, submission.home);
    else
      [args{k}, at] = decode_value (described, payload, at);
    end
  end
  wanted = builtin ("double", request.results);
  declared = submission.functions.(name)(2);
  if declared >= 0
    wanted = builtin ("min", wanted, declared);
  end
  if builtin ("isempty", folders.folders)
    results = invoke (name, args, wanted);
  else
    try
      results = invoke (name, args, wanted);
    catch err
      places ("close", folders);
      builtin ("rethrow", err);
    end
  end
  [json, bytes] = encode_list (results);
  answer = ["\"results\":" json];
  if request.arguments_after  % values are passed by value here: the caller's are as they were
    [json, further] = encode_list (args);
    answer = [answer ",\"after\":" json];
    bytes = [bytes further];
  end
  if ! builtin ("isempty", folders.folders)
    [json, further] = places ("left", folders);
    answer = [answer ",\"places\":[" json "]"];
    bytes = [bytes further];
    places ("close", folders);
  end
end

function results = invoke (name, args, wanted)
  % In a frame of its own: a student's assignin ("caller", ...) reaches no further.
  results = builtin ("cell", 1, wanted);
  if wanted > 0
    [results{:}] = builtin ("feval", name, args{:});
  else
    builtin ("feval", name, args{:});
  end
end

function [json, bytes] = encode_list (values)
  if ! builtin ("iscell", values)  % assignin ("caller", "results", ...) did this
    values = {values};
  end
  [json, bytes] = encode_value (values);
  json = json(builtin ("numel", "{\"kind\":\"list\",\"items\":")+1:end-1);
end
