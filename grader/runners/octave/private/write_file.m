% Write BYTES to the file NAME in the folder HOME, whose own folders are made.
function write_file (home, name, bytes)
  for slash = builtin ("find", name == "/")
    builtin ("__mkdir__", [home "/" name(1:slash-1)]);
  end
  fid = builtin ("fopen", [home "/" name], "w");
  if fid < 0
    builtin ("error", "grader_runner: cannot write %s", name);
  end
  builtin ("fwrite", fid, bytes, "uint8");
  builtin ("fclose", fid);
end
