% tries: to run code while its files are read: scripts with the right names, a startup file, test blocks, classes.
% gets: nothing run: files are read, and functions called.
% ends: missing
1;
printf ("HARM: a script ran\n");
function [a_next, z_next] = fc_v (w, a)
  a_next = z_next = 0;
end
