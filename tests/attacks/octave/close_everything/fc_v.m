% tries: to close the wire under the runner, and to forget all that the runner knows.
% gets: its own wrong answers; the runner opens the wire again.
% ends: failed
function [a_next, z_next] = fc_v (w, a)
  mlock ();
  fclose ("all");
  clear ("all");
  clear ("-x", "w");
  rmpath (path ());
  cd ("/");
  restoredefaultpath ();
  more ("on");
  debug_on_error (true);
  a_next = 0;
  z_next = 0;
end
