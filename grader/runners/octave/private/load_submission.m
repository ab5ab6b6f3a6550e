% Write the units as files and let Octave read each: what it defines, and what it could not read.
%
% Nothing is run. SUBMISSION.functions holds name -> [nargin, nargout], SUBMISSION.origins file -> name of the
% student's own file, SUBMISSION.errors name -> why a file could not be read.
function [submission, answer] = load_submission (submission, request, payload)
  n = builtin ("numel", request.units);
  files = builtin ("cell", 1, n);
  contents = builtin ("cell", 1, n);
  sources = "";
  for k = 1:n
    unit = item (request.units, k);
    files{k} = unit.name;
    if builtin ("isfield", unit, "file")
      files{k} = unit.file;
    end
    contents{k} = builtin ("uint8", builtin ("char", unit.source));
    bytes = contents{k};
    bytes(bytes > 127) = 63;  % ?: what follows takes the text apart, and half of a character is none
    sources = [sources builtin("char", bytes) "\n"];
    submission.origins.(files{k}) = unit.name;
  end
  words = words_of (sources);
  submission.wanders = wanders (words, request.files);
  try
    add_functions (submission, sources, words);  % before anything of the student's is there
  catch  % Octave's own functions have to do, in whatever the student has written
  end
  at = 0;
  for k = 1:builtin ("numel", request.files)
    helper = item (request.files, k);
    write_file (submission.home, helper.name, payload(at+1:at+helper.size));
    at = at + helper.size;
  end
  for k = 1:n
    write_file (submission.home, files{k}, contents{k});
  end
  if n > 0 || ! builtin ("isempty", request.files)
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

function found = wanders (words, others)
  % Whether a call may leave another folder, path or way of showing things behind. To look takes a tenth of the time
  % of a small call, so between those that travel together it is done where the source names what does that.
  leaving = {"cd", "chdir", "addpath", "rmpath", "path", "pathdef", "restoredefaultpath", "more", ...
             "page_screen_output", "debug_on_error", "eval", "evalc", "evalin", "feval", "str2func", "run", "source"};
  found = builtin ("any", builtin ("isfield", builtin ("cell2struct", leaving, leaving, 2), words));
  for k = 1:builtin ("numel", others)
    found = found || builtin ("strcmp", item (others, k).name(builtin ("max", 1, end - 1):end), ".m");
  end
end

function words = words_of (text)
  % The words of TEXT, a row, as a cell array: cd in "\ncd". A regular expression that finds each takes five times as
  % long.
  in_word = (text >= "a" & text <= "z") | (text >= "A" & text <= "Z") | (text >= "0" & text <= "9") | text == "_";
  in_word([0, text(1:end-1) == "\\"] == 1) = 0;
  edges = builtin ("find", [in_word 0] != [0 in_word]);
  words = builtin ("cell", 1, 0);
  if ! builtin ("isempty", edges)
    words = builtin ("mat2cell", text(in_word), 1, edges(2:2:end) - edges(1:2:end));
  end
end
