# tries: to go on forever while no signal reaches it.
# gets: a timeout, and its end.
# ends: timeout
import signal
import time

EVERY = range(1, signal.NSIG)


def fc_c(*args):
    signal.pthread_sigmask(signal.SIG_BLOCK, EVERY)
    time.sleep(10_000)


def fc_v(*args):
    signal.pthread_sigmask(signal.SIG_BLOCK, EVERY)
    while True:
        pass
