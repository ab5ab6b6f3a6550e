% Paths that a function is given to write to or read from: an empty folder for each, and what lies in it afterwards.
%
%   [places, path, at] = places ("open", places, described, payload, at, home)
%   [json, bytes] = places ("left", places)
%   places ("close", places)
%
% PLACES holds the folders of one call, and what lay in the scratch folder before it; [] before the first of them.
function varargout = places (what, varargin)
  switch what
    case "open"
      [varargout{1:3}] = open_place (varargin{:});
    case "left"
      [varargout{1:2}] = left (varargin{:});
    case "close"
      if ! builtin ("isempty", varargin{1})
        for k = 1:builtin ("numel", varargin{1}.folders)
          remove (varargin{1}.folders{k}, 0);
        end
      end
  end
end

function [places, path, at] = open_place (places, described, payload, at, home)
  if builtin ("isempty", places)
    places = builtin ("struct", "folders", {{}}, "home", home, "before", seen (home));
  end
  % the one of this name again, where it can be, so that who remembers a path meets it again
  folder = [home "/place-" described.name];
  [~, absent] = builtin ("lstat", folder);
  if ! absent || builtin ("numel", described.name) > 200
    folder = builtin ("tempname", home, "place-");
  end
  builtin ("__mkdir__", folder);
  places.folders{end+1} = folder;
  for k = 1:builtin ("numel", described.files)
    file = item (described.files, k);
    fid = builtin ("fopen", [folder "/" file.name], "w");
    builtin ("fwrite", fid, payload(at+1:at+file.size), "uint8");
    builtin ("fclose", fid);
    at = at + file.size;
  end
  path = [folder "/" described.name];
end

function [json, bytes] = left (places)
  % What lies in each folder now, and the bytes of its files.
  now = seen (places.home);
  names = builtin ("__fieldnames__", now);
  changed = "";
  count = 0;
  for k = 1:builtin ("numel", names)
    name = now.(names{k}).name;
    ours = builtin ("any", builtin ("strcmp", [places.home "/" name], places.folders));
    same = builtin ("isfield", places.before, names{k}) && ...
           builtin ("isequal", places.before.(names{k}).facts, now.(names{k}).facts);
    if ! ours && ! same && name(1) != "." && count < 8
      changed = [changed json_text(name(1:builtin ("min", end, 100))) ","];
      count = count + 1;
    end
  end
  n = builtin ("numel", places.folders);
  texts = builtin ("cell", 1, n);
  payloads = builtin ("cell", 1, n);
  for k = 1:n
    [text, payloads{k}] = lying (places.folders{k});
    texts{k} = ["{" text ",\"elsewhere\":[" changed(1:end-1) "]},"];
  end
  json = ["" texts{:}];
  json = json(1:end-1);
  bytes = [payloads{:}];
end

function [text, bytes] = lying (folder)
  % Ordinary files with their bytes, all else by name; no link is followed.
  most_files = 8;
  most_names = 8;
  room = 4 * 2^20;
  files = "";
  others = "";
  n_files = 0;
  n_others = 0;
  bytes = builtin ("uint8", builtin ("zeros", 1, 0));
  names = names_in (folder);
  for k = 1:builtin ("numel", names)
    name = names{k};
    content = [];
    what = "large";
    if n_files < most_files
      [content, what] = read ([folder "/" name], room);
    end
    if builtin ("isempty", what)
      files = [files "{\"name\":" json_text(name) ",\"size\":" builtin("sprintf", "%d", builtin ("numel", content)) "},"];
      bytes = [bytes content];
      room = room - builtin ("numel", content);
      n_files = n_files + 1;
    elseif n_others < most_names
      shown = name(1:builtin ("min", end, 100));
      others = [others "{\"name\":" json_text(shown) ",\"what\":\"" what "\"},"];
      n_others = n_others + 1;
    end
  end
  text = ["\"files\":[" files(1:end-1) "],\"others\":[" others(1:end-1) "]"];
end

function names = names_in (folder)
  % The names in a folder, the first thousand.
  [facts, failed] = builtin ("lstat", folder);
  if failed || ! builtin ("S_ISDIR", facts.mode)  % a link in its place leads elsewhere
    names = {};
    return;
  end
  names = builtin ("readdir", folder);
  if ! builtin ("iscell", names)
    names = {};
  end
  names = names(:).';
  names = names(! (builtin ("strcmp", names, ".") | builtin ("strcmp", names, "..")));
  names = names(1:builtin ("min", end, 1000));
end

function [content, what] = read (path, room)
  % An ordinary file of at most ROOM bytes as a row, and ""; else [], and what it is.
  content = [];
  what = "other";
  [facts, failed] = builtin ("lstat", path);
  if failed
    return;
  elseif builtin ("S_ISLNK", facts.mode)
    what = "link";
    return;
  elseif builtin ("S_ISDIR", facts.mode)
    what = "folder";
    return;
  elseif ! builtin ("S_ISREG", facts.mode)
    return;
  elseif facts.size > room
    what = "large";
    return;
  end
  fid = builtin ("fopen", path, "r");
  if fid < 0
    return;
  end
  content = builtin ("fread", fid, [1, room + 1], "uint8=>uint8");
  builtin ("fclose", fid);
  what = "";
  if builtin ("numel", content) > room
    content = [];
    what = "large";
  elseif builtin ("isempty", content)
    content = builtin ("uint8", builtin ("zeros", 1, 0));
  end
end

function found = seen (folder)
  % What lies in a folder: name, and when it changed, how large it is, which file it is.
  found = builtin ("struct");
  names = names_in (folder);
  for k = 1:builtin ("numel", names)
    [facts, failed] = builtin ("lstat", [folder "/" names{k}]);
    if ! failed
      key = builtin ("sprintf", "%02x", builtin ("double", names{k}));  % any name makes a field so
      stamp = [facts.mtime, facts.size, facts.ino];
      if builtin ("S_ISDIR", facts.mode)
        stamp = facts.ino;
      end
      found.(["n" key]) = builtin ("struct", "name", names{k}, "facts", stamp);
    end
  end
end

function remove (path, depth)
  % Remove a file, or a folder with what is in it; no link is followed.
  [facts, failed] = builtin ("lstat", path);
  if failed || depth > 20
    return;
  end
  if builtin ("S_ISDIR", facts.mode)
    names = names_in (path);
    for k = 1:builtin ("numel", names)
      remove ([path "/" names{k}], depth + 1);
    end
    builtin ("rmdir", path);
  else
    builtin ("unlink", path);
  end
end
