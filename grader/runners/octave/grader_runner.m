% The far side of the wire for .m files: reads requests, calls the student's functions, writes replies.
%
% Speaks docs/wire.md. It knows nothing but the source code and the arguments it is sent.
%
% A student's folder may hold a size.m or an fwrite.m, and Octave lets such a file win over its own function,
% even through a handle taken earlier. So the runner calls everything of Octave's as builtin("name", ...), and
% uses compiled functions alone, since an .m function of Octave's would in turn find the student's size.m.
% Functions in private/ are found before the path is searched, whatever the student does to it.

function grader_runner ()
  builtin ("warning", "off", "Octave:shadowed-function");
  builtin ("page_screen_output", 0);
  builtin ("silent_functions", 1);  % forgotten semicolons: printing in every step makes training many times slower
  builtin ("crash_dumps_octave_core", 0);
  for generator = {"rand", "randn", "rande", "randg", "randp"}
    builtin (generator{1}, "twister", 1);  % the same submission gets the same marks when graded again
  end

  folder = builtin ("mfilename", "fullpathext")(1:end-builtin ("numel", "grader_runner.m"));
  builtin ("missing_function_hook", "");  % it would start another program to tell that a function is not there
  home = builtin ("pwd");
  added = [home "/.added"];  % what this student's code needs besides; the student's own functions come first
  builtin ("__mkdir__", added);
  % "." is there already, but a student's cd would take it away; "newer" has what MATLAB has and Octave has not.
  % While home is empty: a folder that is added later has its PKG_ADD run.
  builtin ("addpath", home, added, [folder "newer"]);
  surroundings = builtin ("struct", "home", home, "path", builtin ("path"));
  submission = builtin ("struct", "home", home, "functions", builtin ("struct"), ...
                        "runner", folder, "added", added, "wider", wider_functions (), ...
                        "drawing", drawing_functions ([folder "undrawn.txt"]), "waiting", start_up_files (), ...
                        "origins", builtin ("struct"), "errors", builtin ("struct"), "wanders", 1);
  practise (submission, surroundings);
  requests = channel (-1, "/proc/self/fd/3", "r");
  replies = channel (-1, "/proc/self/fd/4", "w");
  while 1  % a student may have a true.m
    [request, payload] = read_frame (requests);
    if builtin ("isempty", request)
      return;
    end
    id = builtin ("sprintf", "%.0f", request.id);
    bytes = builtin ("uint8", []);
    try
      if builtin ("strcmp", request.op, "load")
        [submission, answer] = load_submission (submission, request, payload);
      elseif builtin ("strcmp", request.op, "calls")
        [answer, bytes] = call_each (submission, request, payload, surroundings);
      else
        [answer, bytes] = call_function (submission, request, payload);
      end
      answer = ["\"ok\":true," answer];
    catch err
      restore (surroundings);  % or describe_error, when it is needed first, may not be found any more
      bytes = builtin ("uint8", []);
      answer = ["\"ok\":false,\"error\":" describe_error(err, submission, request)];
    end
    builtin ("fflush", 1);
    builtin ("fflush", 2);
    restore (surroundings);
    requests = channel (requests, "/proc/self/fd/3", "r");  % the student may have said fclose all
    replies = channel (replies, "/proc/self/fd/4", "w");
    write_frame (replies, ["{\"id\":" id "," answer "}"], bytes);
  end
end

function names = drawing_functions (list)
  % A struct with a field for each name in the file LIST: what the function gives where a result is asked for.
  fid = builtin ("fopen", list, "r");
  content = builtin ("fread", fid, [1, Inf], "uint8=>char");
  builtin ("fclose", fid);
  names = builtin ("struct");
  for line = builtin ("regexp", content, "^(\\w+)(?: = ([^\\n]*))?$", "tokens", "lineanchors")
    names.(line{1}{1}) = ["" line{1}{2:end}];
  end
end

function waiting = start_up_files ()
  % A struct with a field for each word that means what it should only after a PKG_ADD file of Octave's own: that file.
  % Octave runs them when it starts, unless the sandbox shows their folders without them (see Runtime.unseen in
  % grader/sandbox/runtime.py): then what is left there are links into the whole folder.
  waiting = builtin ("struct");
  for name = {"optimset.m", "gzip.oct"}
    found = builtin ("file_in_loadpath", name{1});
    whole = builtin ("canonicalize_file_name", found);
    folder = whole(1:end-builtin ("numel", name{1}));
    fid = -1;
    if ! builtin ("isempty", found) && ! builtin ("strcmp", whole, found)
      fid = builtin ("fopen", [folder "PKG_ADD"], "r");
    end
    if fid >= 0
      content = builtin ("fread", fid, [1, Inf], "uint8=>char");
      builtin ("fclose", fid);
      words = builtin ("regexp", content, "(?<=\")\\w+(?=\")|autoload", "match");
      files = builtin ("readdir", folder).';
      files(2, :) = {"\n"};
      files = builtin ("regexp", ["" files{:}], "^[a-z]\\w*(?=\\.m$)", "match", "lineanchors");
      for word = [words files]
        waiting.(word{1}) = [folder "PKG_ADD"];
      end
    end
  end
end

function practise (submission, surroundings)
  % Go once through what a submission needs: Octave reads its files and finds its functions while nobody waits.
  one = "{\"kind\":\"array\",\"dtype\":\"float64\",\"shape\":[1,1]}";
  frame = builtin ("jsondecode", ["{\"files\":[],\"units\":[],\"function\":\"numel\",\"results\":1," ...
                   "\"arguments_after\":false,\"args\":[" one "],\"calls\":[{\"size\":8,\"args\":[" one "]}," ...
                   "{\"size\":16,\"args\":[{\"kind\":\"list\",\"items\":[" one "]}," one "]}]}"], "makeValidName", 0);
  load_submission (submission, frame, []);
  submission.functions.numel = [1, 1];
  zero = builtin ("zeros", 24, 1, "uint8");
  call_function (submission, frame, zero);
  call_each (submission, frame, zero, surroundings);
  frame.("function") = "none";
  call_each (submission, frame, zero, surroundings);
  builtin ("lasterr", "", "");  % nothing has gone wrong yet
end

function [answer, bytes] = call_each (submission, request, payload, surroundings)
  % One function called many times; each call has an answer of its own.
  n = builtin ("numel", request.calls);
  results = failures = builtin ("cell", 1, n);
  after = {};
  args = arguments_of (request.calls, payload);
  try
    wanted = results_wanted (submission, request);
  catch err
    failures(:) = {describe_error(err, submission, request)};
    [answer, bytes] = encode_replies (results, after, failures);
    return;
  end
  for k = 1:n
    try
      results{k} = results_of (request.("function"), args{k}, wanted);
    catch err
      restore (surroundings);
      failures{k} = describe_error (err, submission, request);
    end
    if submission.wanders
      restore (surroundings);
    end
  end
  if request.arguments_after
    after = args;
  end
  [answer, bytes] = encode_replies (results, after, failures);
end

function args = arguments_of (calls, payload)
  % The arguments of each of CALLS. Where all are arrays or lists of arrays, as nearly always, they are made in one go.
  n = builtin ("numel", calls);
  args = builtin ("cell", 1, n);
  if builtin ("isstruct", calls)
    lists = {calls.args};
    try
      if builtin ("all", builtin ("cellfun", "isclass", lists, "struct"))
        values = decode_list (builtin ("vertcat", lists{:}), payload, 0);
      else
        values = arrays_and_lists (lists, payload);
      end
      args = builtin ("mat2cell", values, 1, builtin ("cellfun", "prodofsize", lists));
      return;
    catch  % something else among them
    end
  end
  at = 0;
  for k = 1:n
    call = item (calls, k);
    args{k} = decode_list (call.args, payload, at);
    at = at + call.size;
  end
end

function values = arrays_and_lists (lists, payload)
  % All that LISTS describe, one behind the other in a cell array; an error where there is more than arrays and lists of
  % arrays.
  for k = builtin ("find", builtin ("cellfun", "isclass", lists, "struct"))
    lists{k} = builtin ("num2cell", lists{k});
  end
  parts = builtin ("vertcat", lists{:}).';
  names = builtin ("cell", builtin ("size", parts));
  names(:) = {"items"};
  is_list = [of_each("isfield", parts, names){:}];
  for k = builtin ("find", is_list)
    parts{k} = parts{k}.items;
  end
  counts = builtin ("cellfun", "prodofsize", parts);
  described = builtin ("vertcat", parts{:});
  if ! builtin ("isfield", described, "dtype")
    builtin ("error", "more than arrays");
  end
  values = builtin ("mat2cell", decode_list (described, payload, 0), 1, counts);
  single = values(! is_list);
  values(! is_list) = [single{:}];
end

function narrow = wider_functions ()
  % A struct with a field for each function that Octave has in a narrower sense than MATLAB: the arguments that it
  % takes as MATLAB does, where a digit stands for a plain number.
  reduction = "^[^,]*(,\\s*\\d\\s*)?$";
  narrow = builtin ("struct");
  for name = {"sum", "prod", "mean", "median", "any", "all"}
    narrow.(name{1}) = reduction;
  end
  narrow.max = narrow.min = "^[^,]*(,[^,]*(,\\s*\\d\\s*)?)?$";
  narrow.std = narrow.var = "^[^,]*(,\\s*\\d\\s*){0,2}$";
  narrow.round = "^[^,]*$";
  for name = {"cumsum", "cumprod", "rand", "randn", "randi", "randperm"}
    narrow.(name{1}) = "";  % told by a word alone: "reverse", "like", RandStream
  end
end

function fid = channel (fid, name, mode)
  % FID if it still is the open descriptor NAME, else a new one for it.
  if fid < 0 || ! builtin ("strcmp", builtin ("fopen", fid), name)
    fid = builtin ("fopen", name, mode);
    if fid < 0
      builtin ("error", "grader_runner: cannot open %s", name);
    end
  end
end

function restore (surroundings)
  % Undo a student's cd, rmpath, restoredefaultpath, debug_on_error, more on.
  try
    moved = ! builtin ("strcmp", builtin ("pwd"), surroundings.home);
  catch  % the folder it moved to is gone
    moved = 1;
  end
  if moved
    builtin ("cd", surroundings.home);
  end
  if ! builtin ("strcmp", builtin ("path"), surroundings.path)
    builtin ("path", surroundings.path);
  end
  builtin ("debug_on_error", 0);  % not false, of which a student may have an own one
  builtin ("page_screen_output", 0);
end
