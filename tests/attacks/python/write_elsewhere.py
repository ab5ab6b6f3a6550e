# tries: to write outside its folder: into the interpreter, into the runner, over links and through devices.
# gets: a read-only machine.
# ends: error
import os
import sys

import numpy

PLACES = [numpy.__file__, os.__file__, sys.executable, "/runner/python_runner.py", "/etc/passwd", "/etc/ld.so.cache"]
PLACES += [
    "/attack-was-here",
    "/usr/attack-was-here",
    "/site/attack-was-here",
    "/dev/attack-was-here",
    "/dev/sda",
    "/dev/mem",
]
PLACES += ["/home/attack-was-here", "/root/attack-was-here", "/var/tmp/attack-was-here", "/dev/shm/attack-was-here"]


def fc_c(*args):
    for place in PLACES:
        try:
            open(place, "r+b" if os.path.exists(place) else "xb").close()
            print("HARM: opened", place)
        except OSError:
            pass
        try:
            os.chmod(place, 0o4777)
            print("HARM: changed", place)
        except OSError:
            pass
    os.symlink("/etc/passwd", "/tmp/results.json")
    os.link("/usr/lib/x86_64-linux-gnu/libc.so.6", "/tmp/libc")


def fc_v(*args):
    os.chmod(".", 0)
    os.rename("/tmp", "/tmp2")
