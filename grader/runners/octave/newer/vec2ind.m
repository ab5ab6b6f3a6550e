% MATLAB's vec2ind: where the 1 of every column stands.
function [places, count] = vec2ind (code)
  [~, places] = builtin ("max", code, [], 1);
  count = size (code, 1);
end
