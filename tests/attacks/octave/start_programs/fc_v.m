% tries: to start a shell, to load a compiled function, to run Python, Java and Perl.
% gets: no second process, and no compiler.
% ends: error
function [a_next, z_next] = fc_v (w, a)
  commands = {@() system("touch /tmp/attack-was-here; echo HARM: a shell"), @() shell_cmd("echo HARM: a shell"), ...
              @() popen("/bin/sh", "w"), @() popen2("/bin/sh"), @() unix("echo HARM: a shell"), @() dos("dir"), ...
              @() python("-c", "print(1)"), @() perl("x"), @() fork(), @() exec("/bin/sh"), @() mkoctfile("x.c"), ...
              @() javaMethod("exit", "java.lang.System"), @() urlread("http://127.0.0.1/")};
  for k = 1:numel (commands)
    try
      status = commands{k}();
      if ischar (status) || (isnumeric (status) && isscalar (status) && status == 0)
        printf ("HARM: command %d ran\n", k);
      end
    end
  end
  error ("nothing runs here");
end
