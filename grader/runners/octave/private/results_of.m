% The results of one of the student's functions for ARGS, WANTED many.
%
% In a frame of its own: a student's assignin ("caller", ...) reaches no further.
function results = results_of (name, args, wanted)
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
