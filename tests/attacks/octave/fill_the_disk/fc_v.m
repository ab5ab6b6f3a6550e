% tries: to fill the disk, and to write outside its folder.
% gets: its own small folder full, and no other.
% ends: failed
function [a_next, z_next] = fc_v (w, a)
  for place = {"/attack-was-here", "/usr/attack-was-here", "/dev/shm/attack-was-here", "/root/x", "/runner/grader_runner.m"}
    fid = fopen (place{1}, "a");
    if fid >= 0
      printf ("HARM: opened %s\n", place{1});
    end
  end
  persistent calls = 0;  % filling it takes a while: three times show what all would
  calls += 1;
  a_next = z_next = 0;
  if calls > 3
    return
  end
  written = 0;
  for k = 1:100
    fid = fopen (sprintf ("/tmp/attack-was-here-%d", k), "w");
    if fid >= 0
      written += fwrite (fid, zeros (1, 2^20, "uint8"));
      fclose (fid);
    end
  end
  if written > 2^26
    printf ("HARM: %d bytes\n", written);
  end
end
