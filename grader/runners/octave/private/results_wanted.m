% How many results the function that REQUEST names is asked for: as many as it has, at most as many as REQUEST wants.
function wanted = results_wanted (submission, request)
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
end
