% tries: to overflow the stack, and to end its process by a signal.
% gets: an error of that call.
% ends: error
function [a_next, z_next] = fc_v (w, a)
  [a_next, z_next] = fc_v (w, a);
end
