# tries: to hook into the interpreter: import hooks, traces, exit handlers, destructors, builtins, the module table.
# gets: a file that does not load: its own handlers wait for ever.
# status: broken
import atexit
import builtins
import gc
import sys
import time


def forever(*args):
    while True:
        time.sleep(1)


class Last:
    def __del__(self):
        forever()


keep = Last()
atexit.register(forever)
sys.excepthook = sys.unraisablehook = forever
sys.modules["json"] = sys.modules["struct"] = sys.modules["numpy"] = None
builtins.isinstance = lambda *args: True
builtins.callable = lambda thing: True
builtins.len = lambda thing: 0
gc.freeze()
sys.setswitchinterval(1e9)
sys.stdout = sys.stderr = None


def trace(frame, event, argument):
    if frame.f_code.co_name in ("send", "describe_value", "call"):
        frame.f_locals.clear()
    return trace


def fc_c(*args):
    sys.settrace(trace)
    return 0.0


fc_c = fc_v = bc_c = bc_v = cost = output_delta = gradient = bp_online = bp_batch = fc_c
