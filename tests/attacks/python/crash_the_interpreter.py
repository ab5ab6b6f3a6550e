# tries: to end its process in every way: signals of its own, endless recursion, sudden exits.
# gets: an error of that call; the next call gets a fresh process.
# score: 5
# why: cost is honest, and each of its calls comes after a death.
# ends: error
import os
import signal

import numpy as np


def fc_c(*args):
    os.kill(os.getpid(), signal.SIGSEGV)


def fc_v(*args):
    def deep(n):
        return deep(n + 1)

    return deep(0), deep(0)


def bc_c(*args):
    os._exit(0)


def bc_v(*args):
    os.abort()


def cost(a, y):
    return 0.5 * np.sum((a - y) ** 2) / a.shape[1]
