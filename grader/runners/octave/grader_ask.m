% Ask the grader for the results of one of the functions that it answers itself; called by their stand-ins.
function varargout = grader_ask (name, varargin)
  [args, bytes] = encode_value (varargin);
  args = args(builtin ("numel", "{\"kind\":\"list\",\"items\":")+1:end-1);
  requests = builtin ("fopen", "/proc/self/fd/3", "r");
  replies = builtin ("fopen", "/proc/self/fd/4", "w");
  write_frame (replies, ["{\"ask\":" json_text(name) ",\"args\":" args "}"], bytes);
  builtin ("fclose", replies);
  [answer, payload] = read_frame (requests);
  builtin ("fclose", requests);
  if ! answer.ok
    builtin ("error", "%s: %s", name, answer.message);
  end
  at = 0;
  varargout = builtin ("cell", 1, builtin ("numel", answer.results));
  for k = 1:builtin ("numel", varargout)
    [varargout{k}, at] = decode_value (item (answer.results, k), payload, at);
  end
  varargout = varargout(1:builtin ("min", builtin ("max", nargout, 1), end));
end
