# tries: to raise its own limits, priority and rights.
# gets: an error.
# ends: error
import os
import resource


def fc_c(*args):
    for name in ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_NPROC", "RLIMIT_FSIZE", "RLIMIT_NOFILE", "RLIMIT_CORE"):
        number = getattr(resource, name)
        try:
            resource.setrlimit(number, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            print("HARM: raised", name)
        except (OSError, ValueError):
            pass
        try:
            resource.prlimit(os.getppid(), number, (1, 1))
            print("HARM: limited another", name)
        except OSError:
            pass
    for change in (lambda: os.nice(-10), lambda: os.setuid(0), lambda: os.setresuid(0, 0, 0), lambda: os.setgid(0)):
        try:
            change()
            print("HARM: gained a right")
        except OSError:
            pass
    os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(99))
