# tries: to crash the interpreter in every way: bad memory, bottomless recursion, sudden exits.
# gets: an error of that call; the next call gets a fresh process.
# score: 5
# why: cost is honest, and each of its calls comes after a crash.
# ends: error
import ctypes
import os
import sys

import numpy as np


def fc_c(*args):
    ctypes.string_at(0)


def fc_v(*args):
    sys.setrecursionlimit(10**9)

    class Deep:
        def __repr__(self):
            return repr(self)

    def deep(n):
        return deep(n + 1)

    return deep(0), repr(Deep())


def bc_c(*args):
    os._exit(0)


def bc_v(*args):
    os.abort()


def cost(a, y):
    return 0.5 * np.sum((a - y) ** 2) / a.shape[1]
