% Write into the folder SUBMISSION.added what the student's SOURCE, with its WORDS, needs and Octave has not, or not so.
%
% A function that does nothing for every drawing function that SOURCE names; a wider form of one of Octave's own, say
% sum, where it is called as MATLAB alone knows it, or might be by a handle. An .m function takes ten times as long as a
% compiled one: whoever calls sum (x, 1) keeps Octave's. Octave's own start-up files are run where SOURCE needs them.
function add_functions (submission, source, words)
  for word = once_each (words(builtin ("isfield", submission.waiting, words)))
    builtin ("source", submission.waiting.(word{1}));
  end
  for name = once_each (words(builtin ("isfield", submission.drawing, words)))
    value = submission.drawing.(name{1});
    if builtin ("isempty", value)
      value = "undrawn_object()";
    end
    text = ["function varargout = " name{1} " (varargin)\n  varargout = cell (1, nargout);\n" ...
            "  if nargout > 0\n    varargout(:) = {(" value ")};\n  end\nend\n"];
    write_new (submission, [name{1} ".m"], builtin ("uint8", text));
  end
  spoken = "['\"](?:all|omitnan|omitmissing|includenan|includemissing|reverse|like)['\"]|\\bRandStream\\b";
  spoken = ! builtin ("isempty", builtin ("regexp", source, spoken, "once", "ignorecase"));
  for name = once_each (words(builtin ("isfield", submission.wider, words)))
    narrow = submission.wider.(name{1});
    handle = ["@\\s*" name{1} "\\>|(fun|feval|str2func)\\s*\\(\\s*['\"]" name{1} "['\"]"];
    handed_on = builtin ("isempty", narrow) || ! builtin ("isempty", builtin ("regexp", source, handle, "once"));
    if (spoken && handed_on || ! builtin ("isempty", narrow) && is_wide (name{1}, source, narrow)) ...
       && builtin ("exist", [submission.added "/" name{1} ".m"], "file") == 0
      for file = {[name{1} ".m"], "private/as_columns.m", "private/over_dimensions.m"}
        write_new (submission, file{1}, content ([submission.runner "wider/" file{1}]));
      end
    end
  end
end

function names = once_each (words)
  % WORDS, a cell array, each once.
  names = builtin ("struct");
  for word = words
    names.(word{1}) = 1;
  end
  names = builtin ("__fieldnames__", names).';
end

function wide = is_wide (name, source, narrow)
  % Whether the arguments of a call of NAME, commas between them, are not all of the form NARROW.
  wide = 0;
  for opened = builtin ("regexp", source, ["(?<!\\w)" name "[ \\t]*\\("], "end")
    inside = source(opened:builtin ("min", end, opened + 2000));
    depth = builtin ("cumsum", (inside == "(") - (inside == ")"));
    inside = inside(2:builtin ("find", [depth 0] == 0, 1)-1);
    before = "";
    while ! builtin ("strcmp", inside, before)  % what stands within brackets of its own is one word; [] is 0
      before = inside;
      inside = builtin ("regexprep", inside, "\\[\\s*\\]", "0");
      inside = builtin ("regexprep", inside, "[\\[({][^()\\[\\]{}]*[\\])}]", "v");
    end
    wide = wide || builtin ("isempty", builtin ("regexp", inside, narrow, "once"));
  end
end

function write_new (submission, name, bytes)
  if builtin ("exist", [submission.added "/" name], "file") == 0
    write_file (submission.added, name, bytes);
  end
end

function bytes = content (file)
  fid = builtin ("fopen", file, "r");
  bytes = builtin ("fread", fid, [1, Inf], "uint8=>uint8");
  builtin ("fclose", fid);
end
