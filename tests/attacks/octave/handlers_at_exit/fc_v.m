% tries: to stay alive at its end: atexit, onCleanup, unwind_protect around an endless loop.
% gets: a timeout, and its end.
% ends: timeout
function [a_next, z_next] = fc_v (w, a)
  atexit ("forever");
  keep = onCleanup (@forever);
  unwind_protect
    forever ();
  unwind_protect_cleanup
    forever ();
  end_unwind_protect
end
