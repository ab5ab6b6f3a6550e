% tries: to overflow the stack, and the one of the parser.
% gets: an error of that call.
% ends: error
function [a_next, z_next] = fc_v (w, a)
  max_recursion_depth (1e9);
  max_stack_depth (1e9);
  [a_next, z_next] = fc_v (w, a);
end
