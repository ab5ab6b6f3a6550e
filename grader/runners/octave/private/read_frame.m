% Read one frame: its header as a struct ([] when the grader has closed the pipe), its payload as uint8.
function [header, payload] = read_frame (fid)
  header = [];
  payload = builtin ("uint8", []);
  lengths = builtin ("fread", fid, 2, "uint32=>double", 0, "ieee-be");
  if builtin ("numel", lengths) < 2
    return;
  end
  text = builtin ("fread", fid, [1, lengths(1)], "uint8=>char");
  if lengths(2) > 0
    payload = builtin ("fread", fid, lengths(2), "uint8=>uint8");
  end
  if builtin ("numel", payload) == lengths(2)
    header = builtin ("jsondecode", text, "makeValidName", 0);
  end
end
