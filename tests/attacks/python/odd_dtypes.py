# tries: to have its bytes read as another type: structured, void, datetime, byte-swapped, strings, half and long numbers.
# gets: errors and failed checks.
# score: 1
# why: results of the right shape earn the marks for shape, which are apart from the values.
# ends: failed
import numpy as np


def fc_c(w, a):
    return np.zeros(3, dtype=[("a", "f8"), ("b", "O")]), np.zeros(3, "V8")


def fc_v(w, a):
    return np.zeros((3, 1), "M8[s]"), np.array(["1.0"] * 3)


def bc_c(w, z, delta_next):
    return np.zeros(z.shape, ">f8").view("<i8")


def bc_v(w, z, delta_next):
    return np.full(z.shape, 3, np.uint8).view(bool)


cost = lambda a, y: np.longdouble("1e4000")
gradient = lambda *args: np.zeros((2, 2), np.float16)
output_delta = lambda *args: np.array(b"\xff" * 8)
bp_online = bp_batch = lambda *args: (np.zeros(3, "U1000000"), b"J")
