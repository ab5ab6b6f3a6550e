# tries: to leave a daemon behind that outlives the grading: forked twice, in a session of its own, deaf to signals.
# gets: an error at the first fork.
# ends: error
import ctypes
import os
import time


def fc_c(*args):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            print("HARM: a daemon runs", flush=True)
            while True:
                time.sleep(1)
    return args


def fc_v(*args):
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(435, ctypes.create_string_buffer(88), 88) > 0 or libc.syscall(56, 17, 0, 0, 0, 0) > 0:
        print("HARM: a process was made by clone")
    raise OSError(ctypes.get_errno())
