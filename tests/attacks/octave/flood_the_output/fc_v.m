% tries: to fill the grader's memory and report with what it prints.
% gets: its output cut, and a timeout.
% ends: timeout
function [a_next, z_next] = fc_v (w, a)
  while true
    printf ("%s", repmat ("<script>attack()</script>\033[2J", 1, 1000));
    fprintf (stderr, "%s", repmat ("x", 1, 1e6));
  end
end
