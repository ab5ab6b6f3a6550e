% Ask the grader for the results of one of the functions that it answers itself; called by their stand-ins.
function varargout = grader_ask (name, varargin)
  [args, bytes] = encode_list (varargin);
  requests = builtin ("fopen", "/proc/self/fd/3", "r");
  replies = builtin ("fopen", "/proc/self/fd/4", "w");
  write_frame (replies, ["{\"ask\":" json_text(name) ",\"args\":" args "}"], bytes);
  builtin ("fclose", replies);
  [answer, payload] = read_frame (requests);
  builtin ("fclose", requests);
  if ! answer.ok
    builtin ("error", "%s: %s", name, answer.message);
  end
  varargout = decode_list (answer.results, payload, 0);
  varargout = varargout(1:builtin ("min", builtin ("max", nargout, 1), end));
end
