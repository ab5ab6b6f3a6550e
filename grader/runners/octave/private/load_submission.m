% Write the units as files and let Octave read each: what it defines, and what it could not read.
%
% Nothing is run. SUBMISSION.functions holds name -> [nargin, nargout], SUBMISSION.origins file -> name of the
% student's own file, SUBMISSION.errors name -> why a file could not be read.
function [submission, answer] = load_submission (submission, request, payload)
  at = 0;
  for k = 1:builtin ("numel", request.files)
    helper = item (request.files, k);
    write_file (submission.home, helper.name, payload(at+1:at+helper.size));
    at = at + helper.size;
  end
  files = builtin ("cell", 1, builtin ("numel", request.units));
  sources = "";
  for k = 1:builtin ("numel", files)
    unit = item (request.units, k);
    files{k} = unit.name;
    if builtin ("isfield", unit, "file")
      files{k} = unit.file;
    end
    bytes = builtin ("uint8", builtin ("char", unit.source));
    write_file (submission.home, files{k}, bytes);
    bytes(bytes > 127) = 63;  % ?: what follows takes the text apart, and half of a character is none
    sources = [sources builtin("char", bytes) "\n"];
    submission.origins.(files{k}) = unit.name;
  end
  try
    add_functions (submission, sources);
  catch  % Octave's own functions have to do, in whatever the student has written
  end
  if ! builtin ("isempty", files) || ! builtin ("isempty", request.files)
    builtin ("rehash");
  end

  functions = "";
  errors = "";
  for k = 1:builtin ("numel", files)
    name = files{k}(1:end-2);
    if builtin ("any", name == "/")
      continue;  % +package, @class, private: read when they are called
    end
    try
      counts = [builtin("nargin", name), builtin("nargout", name)];
      submission.functions.(name) = counts;
      parameters = "null";
      if counts(1) >= 0
        parameters = builtin ("sprintf", "%d", counts(1));
      end
      functions = [functions json_text(name) ":" parameters ","];
    catch err
      if builtin ("strncmp", err.message, "parse error", 11)
        submission.errors.(name) = err;  % told again by whoever calls it
        functions = [functions json_text(name) ":null,"];
        errors = [errors describe_error(err, submission, request) ","];
      end  % else a script: it defines nothing and is not run
    end
  end
  answer = ["\"functions\":{" functions(1:end-1) "},\"errors\":[" errors(1:end-1) "]"];
end
