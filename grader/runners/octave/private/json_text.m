% TEXT as a JSON string. Bytes that are not UTF-8 are replaced, or the grader could not read the header.
function json = json_text (text)
  json = builtin ("jsonencode", builtin ("__u8_validate__", builtin ("reshape", text, 1, [])));
end
