% tries: to put a script, a formula or an escape into the instructor's page, table and terminal.
% gets: its words shown as words.
% ends: error
function [a_next, z_next] = fc_v (w, a)
  disp ("</pre><script>attack()</script>\033]0;attack\007");
  error ("<script>attack():id", "=cmd|' /C calc'!A0 </td><script>attack()</script><img src=x onerror=attack()> \377\376\000 %s %n");
end
