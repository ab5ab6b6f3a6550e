# tries: to reach the machine through IPython: its shell, its files, its start-up folder, a second shell of its own.
# gets: notes on what was not run; IPython has no more rights than the code that calls it.
import os

shell = get_ipython()
shell.system("touch /tmp/attack-was-here; echo HARM: a shell ran")
print("LOOT:", shell.getoutput("id")) if shell.getoutput("id") else None
for line in ("run /etc/passwd", "run /etc/shadow", "load /etc/passwd", "cat /etc/passwd", "sx id", "pip download x"):
    try:
        shell.run_line_magic(*line.split(" ", 1))
    except BaseException as error:
        print(type(error))
for place in ("/etc/attack", "/site/attack.py", "/runner/attack.py", "/usr/attack", "../../../attack"):
    try:
        shell.run_cell_magic("writefile", place, "HARM\n")
        print("HARM: wrote", place) if os.path.exists(place) and not os.path.abspath(place).startswith(("/tmp/",)) else None
    except OSError as error:
        print(type(error))
try:
    from IPython.core.interactiveshell import InteractiveShell

    real = InteractiveShell.system_raw
    real(shell, "echo HARM: a real shell ran")
    print("LOOT:", InteractiveShell.getoutput(shell, "cat /etc/passwd")) if os.path.exists("/etc/passwd") else None
except BaseException as error:
    print(type(error))


fc_c = fc_v = bc_c = bc_v = cost = output_delta = gradient = bp_online = bp_batch = lambda *args: shell
