# tries: to return what cannot be sent: generators, object arrays, memory views, modules, types, itself.
# gets: an error or a failed check of that call each time.
# ends: error
import sys

import numpy as np

loop = []
loop.append(loop)
pair = {}
pair["self"] = [pair]


def fc_c(w, a):
    return loop, pair


def fc_v(w, a):
    return (a for _ in range(10**12)), memoryview(b"x" * 100)


def bc_c(w, z, delta_next):
    array = np.empty(3, dtype=object)
    array[:] = [object(), loop, sys]
    return array


bc_v = cost = lambda *args: sys.modules
gradient = lambda *args: type
output_delta = lambda *args: range(10**15)
bp_online = lambda *args: (map(str, iter(int, 1)), iter(int, 1))
