% Write one frame: TEXT is the header as JSON, BYTES the payload as uint8.
function write_frame (fid, text, bytes)
  builtin ("fwrite", fid, [builtin("numel", text), builtin("numel", bytes)], "uint32", 0, "ieee-be");
  builtin ("fwrite", fid, text, "uint8");
  builtin ("fwrite", fid, bytes, "uint8");
  builtin ("fflush", fid);
end
