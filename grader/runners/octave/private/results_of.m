% The results of one of the student's functions for ARGS, as many as it has, at most as many as REQUEST wants.
function results = results_of (submission, request, args)
  name = request.("function");
  if ! builtin ("isfield", submission.functions, name)
    if builtin ("isfield", submission.errors, name)
      builtin ("rethrow", submission.errors.(name));
    end
    builtin ("error", "grader:missing", "there is no function %s", name);
  end
  wanted = request.results;
  declared = submission.functions.(name)(2);
  if declared >= 0
    wanted = builtin ("min", wanted, declared);
  end
  results = invoke (name, args, wanted);
end

function results = invoke (name, args, wanted)
  % In a frame of its own: a student's assignin ("caller", ...) reaches no further.
  results = builtin ("cell", 1, wanted);
  if wanted > 0
    [results{:}] = builtin ("feval", name, args{:});
  else
    builtin ("feval", name, args{:});
  end
  if ! builtin ("iscell", results)  % assignin ("caller", "results", ...) did this
    results = {results};
  end
end
