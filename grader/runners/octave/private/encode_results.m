% What one call came to as a piece of JSON: RESULTS and, where they are given too, the caller's arguments after it, both
% cell arrays. Those are as they were: values are passed by value here.
function [json, bytes] = encode_results (results, varargin)
  [json, bytes] = encode_list (results);
  json = ["\"results\":" json];
  if ! builtin ("isempty", varargin)
    [after, further] = encode_list (varargin{1});
    json = [json ",\"after\":" after];
    bytes = [bytes further];
  end
end
