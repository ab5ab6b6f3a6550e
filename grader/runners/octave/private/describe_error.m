% ERR as the wire's error object, with the frames that lie in the student's files.
function json = describe_error (err, submission, request)
  prefix = [submission.home "/"];
  message = builtin ("strrep", err.message, prefix, "");
  message = builtin ("__u8_validate__", builtin ("reshape", message, 1, []));  % it may quote half a letter
  name = "";
  if builtin ("isfield", request, "function")
    name = request.("function");
  end

  frames = "";
  kind = "error";
  if builtin ("strncmp", message, "parse error", 11)
    kind = "parse error";
    place = builtin ("regexp", message, "near line (\\d+) of file ([^\\n]*\\.m)", "tokens", "once");
    if ! builtin ("isempty", place)
      frames = frame (submission, place{2}, builtin ("str2double", place{1}), "");
      message = builtin ("strrep", message, place{2}, origin (submission, place{2}));
    end
  else
    for k = builtin ("numel", err.stack):-1:1
      step = err.stack(k);
      if step.line > 0 && builtin ("strncmp", step.file, prefix, builtin ("numel", prefix))
        frames = [frames frame(submission, step.file(builtin ("numel", prefix)+1:end), step.line, step.name)];
      end
    end
  end

  blank = builtin ("any", builtin ("strcmp", err.identifier, {"grader:blank", "grader:missing"}));
  misfit = builtin ("strcmp", err.identifier, "Octave:invalid-fun-call") && builtin ("isempty", frames) ...
           && ! builtin ("isempty", name);
  json = ["{\"type\":" json_text(kind) ",\"message\":" json_text(message) ...
          ",\"identifier\":" json_text(err.identifier) ",\"missing\":" truth(blank) ...
          ",\"arguments\":" truth(misfit) ",\"frames\":[" frames(1:end-1) "]}"];
end

function json = frame (submission, file, line, name)
  json = ["{\"unit\":" json_text(origin (submission, file)) ",\"line\":" builtin("sprintf", "%d", line) ...
          ",\"function\":" json_text(name) "},"];
end

function name = origin (submission, file)
  % What the student calls this file.
  name = file;
  if builtin ("isfield", submission.origins, file)
    name = submission.origins.(file);
  end
end

function json = truth (value)
  if value
    json = "true";
  else
    json = "false";
  end
end
