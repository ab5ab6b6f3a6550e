# tries: to be stopped, neither alive nor dead, and so never to be ended.
# gets: a timeout, and its end.
# ends: timeout
import os
import signal


def fc_c(*args):
    os.kill(os.getpid(), signal.SIGSTOP)


def fc_v(*args):
    signal.pause()
