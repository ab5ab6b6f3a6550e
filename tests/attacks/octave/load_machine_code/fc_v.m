% tries: to load machine code that it brings along as .oct and .mex files.
% gets: an error: these are no such files, and they are no part of a submission.
% ends: error
function [a_next, z_next] = fc_v (w, a)
  autoload ("attack", [pwd "/attack.oct"]);
  attack ();
end
