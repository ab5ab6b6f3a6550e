# tries: to kill the grader, the sandbox and every other submission.
# gets: its own end.
# ends: error
import os
import signal


def cost(*args):
    for pid in (os.getppid(), 1, *range(2, 70_000)):
        if pid != os.getpid():
            try:
                os.kill(pid, signal.SIGKILL)
            except OSError:
                continue
            if pid > 3:
                print("HARM: killed", pid, flush=True)
    os.kill(-1, signal.SIGKILL)
    os.killpg(0, signal.SIGKILL)


def output_delta(*args):
    os.kill(os.getpid(), signal.SIGKILL)


def bp_online(*args):
    os.kill(os.getpid(), signal.SIGSEGV)
