"""The component form: honest styles are never flagged, a whole matrix product always is."""

from __future__ import annotations

from textwrap import dedent

import pytest

from grader.checks.style.finding import Finding
from grader.checks.style.python import component_form
from grader.submission import HelperFile, Unit

PREAMBLE = """\
import math
import numpy as np

def f(z):
    return 1 / (1 + np.exp(-z))

def df(z):
    return f(z) * (1 - f(z))

"""


def look(source: str, function: str = "fc_c", helpers: dict[str, str] | None = None) -> Finding | None:
    unit = Unit(name="hw.py", source=PREAMBLE + dedent(source))
    files = [HelperFile(name=name, content=text.encode()) for name, text in (helpers or {}).items()]
    return component_form([unit], function, files)


HONEST = {
    "three loops": """
        def fc_c(w, a):
            n_next, n = w.shape
            m = a.shape[1]
            z = np.zeros((n_next, m))
            for k in range(m):
                for i in range(n_next):
                    for j in range(n):
                        z[i, k] += w[i, j] * a[j, k]
            return f(z), z
        """,
    "inner sum as a generator": """
        def fc_c(w, a):
            n, m = len(w), a.shape[1]
            z = np.zeros((n, m))
            for k in range(m):
                for i in range(n):
                    z[i, k] = sum(w[i, j] * a[j, k] for j in range(w.shape[1]))
            return f(z), z
        """,
    "a row times a column": """
        def fc_c(w, a):
            z = np.empty((w.shape[0], a.shape[1]))
            for i in range(w.shape[0]):
                for k in range(a.shape[1]):
                    z[i, k] = w[i, :] @ a[:, k]
            return f(z), z
        """,
    "np.dot of a row and a column": """
        def fc_c(w, a):
            z = np.empty((w.shape[0], a.shape[1]))
            for i in range(w.shape[0]):
                for k in range(a.shape[1]):
                    z[i][k] = np.dot(w[i], a[:, k])
            return f(z), z
        """,
    "the row's own dot": """
        def fc_c(w, a):
            z = np.zeros((w.shape[0], a.shape[1]))
            for i, k in np.ndindex(z.shape):
                z[i, k] = w[i, :].dot(a[:, k])
            return f(z), z
        """,
    "elementwise and sum of a row": """
        def fc_c(w, a):
            z = np.zeros((w.shape[0], a.shape[1]))
            for i in range(w.shape[0]):
                for k in range(a.shape[1]):
                    z[i, k] = (w[i] * a[:, k]).sum()
            return f(z), z
        """,
    "np.sum of a row": """
        def fc_c(w, a):
            z = np.zeros((w.shape[0], a.shape[1]))
            for i in range(w.shape[0]):
                for k in range(a.shape[1]):
                    z[i, k] = np.sum(np.multiply(w[i, :], a[:, k]))
            return f(z), z
        """,
    "iterating over rows": """
        def fc_c(w, a):
            z = []
            for row in w:
                z.append([row @ column for column in a.T])
            z = np.array(z)
            return f(z), z
        """,
    "nested comprehensions": """
        def fc_c(w, a):
            z = np.array([[sum(w[i][j] * a[j][k] for j in range(len(a))) for k in range(len(a[0]))]
                          for i in range(len(w))])
            return f(z), z
        """,
    "zip": """
        def fc_c(w, a):
            columns = list(zip(*a))
            z = np.array([[sum(x * y for x, y in zip(row, column)) for column in columns] for row in w])
            return f(z), z
        """,
    "map": """
        def fc_c(w, a):
            def neuron(row):
                return [math.fsum(map(lambda p: p[0] * p[1], zip(row, column))) for column in a.T]
            z = np.array(list(map(neuron, w)))
            return f(z), z
        """,
    "a nested helper": """
        def fc_c(w, a):
            def neuron(w_row, a_col):
                s = 0.0
                for x, y in zip(w_row, a_col):
                    s += x * y
                return s
            z = np.zeros((w.shape[0], a.shape[1]))
            for i in range(z.shape[0]):
                for k in range(z.shape[1]):
                    z[i, k] = neuron(w[i, :], a[:, k])
            return f(z), z
        """,
    "a helper whose arguments are called w and a": """
        def neuron(w, a):
            return w @ a

        def fc_c(w, a):
            z = np.zeros((w.shape[0], a.shape[1]))
            for k in range(a.shape[1]):
                for i in range(w.shape[0]):
                    z[i, k] = neuron(w[i], a[:, k])
            return f(z), z
        """,
    "one row times all columns": """
        def fc_c(w, a):
            z = np.zeros((w.shape[0], a.shape[1]))
            for i in range(w.shape[0]):
                z[i, :] = w[i, :] @ a
            return f(z), z
        """,
    "one row as a slice": """
        def fc_c(w, a):
            z = np.zeros((w.shape[0], a.shape[1]))
            for i in range(w.shape[0]):
                for k in range(a.shape[1]):
                    z[i : i + 1, k : k + 1] = w[i : i + 1, :] @ a[:, k : k + 1]
            return f(z), z
        """,
    "one row by a list of one": """
        def fc_c(w, a):
            z = np.zeros((w.shape[0], a.shape[1]))
            for i in range(w.shape[0]):
                z[[i], :] = w[[i], :] @ a
            return f(z), z
        """,
    "while loops": """
        def fc_c(w, a):
            z = np.zeros((w.shape[0], a.shape[1]))
            k = 0
            while k < a.shape[1]:
                i = 0
                while i < w.shape[0]:
                    j = 0
                    total = 0
                    while j < w.shape[1]:
                        total = total + w[i, j] * a[j, k]
                        j = j + 1
                    z[i, k] = total
                    i = i + 1
                k = k + 1
            return f(z), z
        """,
    "recursion": """
        def fc_c(w, a):
            def rows(i):
                if i == len(w):
                    return []
                return [[w[i] @ a[:, k] for k in range(a.shape[1])]] + rows(i + 1)
            z = np.array(rows(0))
            return f(z), z
        """,
    "recursion alone": """
        def dot(row, column):
            return 0.0 if len(row) == 0 else row[0] * column[0] + dot(row[1:], column[1:])

        def down(w, column):
            return [] if len(w) == 0 else [dot(w[0], column)] + down(w[1:], column)

        def fc_c(w, a):
            z = np.array(down(w, a[:, 0])).reshape(-1, 1)
            return f(z), z
        """,
    "shapes of a product": """
        def fc_c(w, a):
            z = np.zeros_like(w @ a)
            for i in range(z.shape[0]):
                for k in range(z.shape[1]):
                    for j in range(w.shape[1]):
                        z[i, k] += w[i, j] * a[j, k]
            return f(z), z
        """,
    "an assertion that compares with the product": """
        def fc_c(w, a):
            z = np.zeros((w.shape[0], a.shape[1]))
            for i in range(z.shape[0]):
                for k in range(z.shape[1]):
                    z[i, k] = sum(w[i, j] * a[j, k] for j in range(w.shape[1]))
            assert np.allclose(z, w @ a)
            return f(z), z
        """,
    "converted first": """
        def fc_c(w, a):
            w = np.asarray(w, dtype=float)
            a = np.asarray(a, dtype=float)
            if a.ndim == 1:
                a = a.reshape(-1, 1)
            z = np.zeros((w.shape[0], a.shape[1]), dtype=float)
            for k in range(a.shape[1]):
                for i in range(w.shape[0]):
                    for j in range(w.shape[1]):
                        z[i, k] += w.item(i, j) * a.item(j, k)
            return f(z), z
        """,
    "lists": """
        def fc_c(w, a):
            w, a = w.tolist(), a.tolist()
            z = [[0.0] * len(a[0]) for _ in w]
            for i, row in enumerate(w):
                for k in range(len(a[0])):
                    for j, weight in enumerate(row):
                        z[i][k] += weight * a[j][k]
            z = np.array(z)
            return f(z), z
        """,
    "activation by activation": """
        def fc_c(w, a):
            z = np.zeros((w.shape[0], a.shape[1]))
            a_next = np.zeros((w.shape[0], a.shape[1]))
            for k in range(a.shape[1]):
                for i in range(w.shape[0]):
                    s = 0
                    for j in range(w.shape[1]):
                        s += w[i, j] * a[j, k]
                    z[i, k] = s
                    a_next[i, k] = 1 / (1 + math.exp(-s))
            return a_next, z
        """,
    "np.matrix, a row times a column": """
        def fc_c(w, a):
            W, A = np.matrix(w), np.matrix(a)
            z = np.zeros((w.shape[0], a.shape[1]))
            for i in range(w.shape[0]):
                for k in range(a.shape[1]):
                    z[i, k] = (W[i, :] * A[:, k])[0, 0]
            return f(z), z
        """,
    "a product of all, the sum in the loop": """
        def fc_c(w, a):
            z = np.zeros((w.shape[0], a.shape[1]))
            for k in range(a.shape[1]):
                terms = w * a[:, k]
                for i in range(w.shape[0]):
                    for j in range(w.shape[1]):
                        z[i, k] += terms[i, j]
            return f(z), z
        """,
    "itertools.product": """
        import itertools

        def fc_c(w, a):
            z = np.zeros((w.shape[0], a.shape[1]))
            for i, j, k in itertools.product(range(w.shape[0]), range(w.shape[1]), range(a.shape[1])):
                z[i, k] += w[i, j] * a[j, k]
            return f(z), z
        """,
    "np.ndenumerate": """
        def fc_c(w, a):
            z = np.zeros((w.shape[0], a.shape[1]))
            for (i, j), weight in np.ndenumerate(w):
                for k in range(a.shape[1]):
                    z[i, k] += weight * a[j, k]
            return f(z), z
        """,
    "np.vectorize over the neurons": """
        def fc_c(w, a):
            neuron = np.vectorize(lambda i, k: w[i] @ a[:, k])
            i, k = np.indices((w.shape[0], a.shape[1]))
            z = neuron(i, k)
            return f(z), z
        """,
    "a generator function": """
        def neurons(w, a):
            for row in w:
                for k in range(a.shape[1]):
                    yield np.dot(row, a[:, k])

        def fc_c(w, a):
            z = np.array(list(neurons(w, a))).reshape(w.shape[0], a.shape[1])
            return f(z), z
        """,
    "a class": """
        class Layer:
            def __init__(self, w):
                self.w = w

            def neuron(self, i, column):
                return self.w[i] @ column

            def __call__(self, a):
                return np.array([[self.neuron(i, a[:, k]) for k in range(a.shape[1])] for i in range(len(self.w))])

        def fc_c(w, a):
            z = Layer(w)(a)
            return f(z), z
        """,
    "a row made a matrix of one row": """
        def fc_c(w, a):
            z = np.vstack([np.array([row]) @ a for row in w])
            return f(z), z
        """,
    "a row copied element by element": """
        def fc_c(w, a):
            z = np.zeros((w.shape[0], a.shape[1]))
            for i in range(w.shape[0]):
                row = np.zeros(w.shape[1])
                for j in range(w.shape[1]):
                    row[j] = w[i, j]
                z[i] = row @ a
            return f(z), z
        """,
    "rows collected, then multiplied one by one": """
        def fc_c(w, a):
            rows = [w[i, :] for i in range(w.shape[0])]
            columns = [a[:, k] for k in range(a.shape[1])]
            z = np.array([[np.inner(row, column) for column in columns] for row in rows])
            return f(z), z
        """,
    "a sum over the sending neurons": """
        def fc_c(w, a):
            z = np.zeros((w.shape[0], a.shape[1]))
            for k in range(a.shape[1]):
                for j in range(w.shape[1]):
                    for i in range(w.shape[0]):
                        z[i][k] = z[i][k] + w[i][j] * a[j][k]
            return f(z), z
        """,
    "an old vector version left behind": """
        def fc_c_old(w, a):
            return f(w @ a), w @ a

        def fc_c(w, a):
            return f(w @ a), w @ a

        def fc_c(w, a):
            z = np.zeros((w.shape[0], a.shape[1]))
            for i in range(w.shape[0]):
                for k in range(a.shape[1]):
                    z[i, k] = w[i] @ a[:, k]
            return f(z), z
            return f(w @ a), w @ a
        """,
    "with type hints and a docstring": '''
        from numpy.typing import NDArray

        Matrix = NDArray[np.float64]

        def fc_c(w: Matrix, a: Matrix) -> tuple[Matrix, Matrix]:
            """``z = w @ a``, one neuron at a time."""
            z: Matrix = np.zeros((w.shape[0], a.shape[1]))
            for i in range(w.shape[0]):
                for k in range(a.shape[1]):
                    z[i, k] = sum((w[i, j] * a[j, k] for j in range(w.shape[1])), start=0.0)
            return f(z), z
        ''',
}

HONEST_BACKWARD = {
    "three loops": """
        def bc_c(w, z, delta_next):
            delta = np.zeros(z.shape)
            for k in range(z.shape[1]):
                for j in range(z.shape[0]):
                    s = 0
                    for i in range(w.shape[0]):
                        s += w[i, j] * delta_next[i, k]
                    delta[j, k] = df(z[j, k]) * s
            return delta
        """,
    "columns of w": """
        def bc_c(w, z, delta_next):
            delta = np.zeros_like(z)
            for j in range(w.shape[1]):
                for k in range(z.shape[1]):
                    delta[j, k] = np.dot(w[:, j], delta_next[:, k]) * df(z[j, k])
            return delta
        """,
    "rows of the transposed": """
        def bc_c(w, z, delta_next):
            wt = w.T
            delta = np.zeros_like(z)
            for j, column in enumerate(wt):
                for k in range(z.shape[1]):
                    delta[j, k] = wt[j] @ delta_next[:, k] + 0 * column.sum()
            return df(z) * delta
        """,
    "w.T[j]": """
        def bc_c(w, z, delta_next):
            s = [[w.T[j] @ delta_next[:, k] for k in range(z.shape[1])] for j in range(z.shape[0])]
            return df(z) * np.array(s)
        """,
    "the derivative of all at the end": """
        def bc_c(w, z, delta_next):
            s = np.zeros(z.shape)
            for j in range(z.shape[0]):
                s[j, :] = delta_next.T @ w[:, j]
            return s * df(z)
        """,
    "np.transpose, and a sum of a column": """
        def bc_c(w, z, delta_next):
            w = np.transpose(w)
            delta = np.empty_like(z)
            for k in range(delta_next.shape[1]):
                for j in range(w.shape[0]):
                    delta[j, k] = df(z)[j, k] * np.sum(w[j, :] * delta_next[:, k])
            return delta
        """,
}

# name: the body of fc_c, and the line of it that is to be pointed at
DISHONEST = {
    "the product itself": ("return f(w @ a), w @ a", 1),
    "np.dot": ("z = np.dot(w, a)\n    return f(z), z", 1),
    "its own dot": ("z = w.dot(a)\n    return f(z), z", 1),
    "np.matmul": ("z = np.matmul(w, a)\n    return f(z), z", 1),
    "einsum": ("z = np.einsum('ij,jk->ik', w, a)\n    return f(z), z", 1),
    "tensordot": ("z = np.tensordot(w, a, axes=1)\n    return f(z), z", 1),
    "inner": ("z = np.inner(w, a.T)\n    return f(z), z", 1),
    "multi_dot": ("z = np.linalg.multi_dot([w, a])\n    return f(z), z", 1),
    "operator": ("import operator\n    z = operator.matmul(w, a)\n    return f(z), z", 2),
    "dunder": ("z = w.__matmul__(a)\n    return f(z), z", 1),
    "augmented": ("z = w.copy()\n    z @= a\n    return f(z), z", 2),
    "np.matrix": ("z = np.matrix(w) * np.matrix(a)\n    return f(z), z", 1),
    "both transposed": ("z = (a.T @ w.T).T\n    return f(z), z", 1),
    "alias of w": ("W = w\n    z = W @ a\n    return f(z), z", 2),
    "alias of matmul": ("m = np.matmul\n    z = m(w, a)\n    return f(z), z", 2),
    "alias of the bound method": ("m = w.dot\n    z = m(a)\n    return f(z), z", 2),
    "getattr": ("z = getattr(np, 'matmul')(w, a)\n    return f(z), z", 1),
    "eval": ("z = eval('w @ a')\n    return f(z), z", 1),
    "reduce": ("import functools\n    z = functools.reduce(np.dot, [w, a])\n    return f(z), z", 2),
    "partial": ("import functools\n    z = functools.partial(np.dot, w)(a)\n    return f(z), z", 2),
    "in a dict": ("p = {'w': w, 'a': a}\n    z = p['w'] @ p['a']\n    return f(z), z", 2),
    "in a tuple": ("p = (w, a)\n    z = p[0] @ p[1]\n    return f(z), z", 2),
    "a slice of everything": ("n = len(w)\n    z = w[0:n, :] @ a\n    return f(z), z", 2),
    "an index of everything": ("i = np.arange(len(w))\n    z = w[i] @ a\n    return f(z), z", 2),
    "broadcast and sum": ("z = (w[:, :, None] * a[None, :, :]).sum(axis=1)\n    return f(z), z", 1),
    "np.sum of a broadcast": ("z = np.sum(np.multiply(w, a.T), axis=1, keepdims=True)\n    return f(z), z", 1),
    "a lambda": ("mul = lambda x, y: x @ y\n    z = mul(w, a)\n    return f(z), z", 1),
    "a loop that does nothing": ("for _ in range(1):\n        z = w @ a\n    return f(z), z", 2),
    "a loop that returns at once": ("for i in range(len(w)):\n        return f(w @ a), w @ a", 2),
    "a loop over columns only": (
        "z = np.zeros((w.shape[0], a.shape[1]))\n    for k in range(a.shape[1]):\n"
        "        z[:, k] = w @ a[:, k]\n    return f(z), z",
        3,
    ),
    "a loop over columns, broadcast": (
        "z = np.zeros((w.shape[0], a.shape[1]))\n    for k in range(a.shape[1]):\n"
        "        z[:, k] = (w * a[:, k]).sum(axis=1)\n    return f(z), z",
        3,
    ),
    "columns in a comprehension": ("z = np.column_stack([w @ c for c in a.T])\n    return f(z), z", 1),
    "columns with map": ("z = np.array(list(map(w.dot, a.T))).T\n    return f(z), z", 1),
    "a decoy beside it": (
        "s = 0\n    for i in range(w.shape[0]):\n        for j in range(w.shape[1]):\n"
        "            s += w[i, j]\n    z = w @ a\n    return f(z), z",
        5,
    ),
    "a copy made by loops": (
        "W = np.zeros_like(w)\n    for i in range(w.shape[0]):\n        for j in range(w.shape[1]):\n"
        "            W[i, j] = w[i, j]\n    z = W @ a\n    return f(z), z",
        5,
    ),
    "a copy made by comprehensions": (
        "W = np.array([[x for x in row] for row in w])\n    z = W @ a\n    return f(z), z",
        2,
    ),
    "the rows put together again": ("z = np.vstack([row for row in w]) @ a\n    return f(z), z", 1),
    "in one branch": ("if len(w) > 1:\n        z = w @ a\n    else:\n        z = w[0] * a\n    return f(z), z", 2),
    "under try": ("try:\n        z = w @ a\n    except Exception:\n        z = None\n    return f(z), z", 2),
    "through a closure": ("def g():\n        return w @ a\n    z = g()\n    return f(z), z", 2),
    "through self": (
        "class L:\n        def __init__(s, w):\n            s.w = w\n        def go(s, a):\n"
        "            return s.w @ a\n    z = L(w).go(a)\n    return f(z), z",
        5,
    ),
    "through a global": ("global W\n    W = w\n    z = W @ a\n    return f(z), z", 3),
    "with a walrus": ("assert (z := w @ a) is not None\n    return f(z), z", 1),
    "scaled first": ("z = (w * 1.0 + 0) @ a\n    return f(z), z", 1),
    "wrapped in a list": ("z = [sum(row) for row in w]\n    z = np.array([w])[0] @ a\n    return f(z), z", 2),
    "np.newaxis": ("z = (w[:, :, np.newaxis] * a[np.newaxis, :, :]).sum(axis=1)\n    return f(z), z", 1),
    "a loop that never runs": (
        "W = w\n    for _ in range(0):\n        W = w[0]\n    z = W @ a\n    return f(z), z",
        4,
    ),
    "through getitem of everything": ("z = w[...] @ a[:]\n    return f(z), z", 1),
}


HONEST_OTHERS = {
    "relu, two loops": (
        "relu_c",
        """
        def relu_c(x):
            y = x.copy()
            for i in range(x.shape[0]):
                for j in range(x.shape[1]):
                    y[i, j] = max(x[i, j], 0)
            return y
        """,
    ),
    "relu over all indices": (
        "relu_c",
        """
        def relu_c(x):
            y = np.zeros_like(x)
            for idx in np.ndindex(x.shape):
                if x[idx] > 0:
                    y[idx] = x[idx]
            return y
        """,
    ),
    "add with zip": (
        "add_c",
        """
        def add_c(x, y):
            return np.array([[p + q for p, q in zip(r, s)] for r, s in zip(x, y)])
        """,
    ),
    "dot in a loop": (
        "dot_c",
        """
        def dot_c(x, y):
            z = 0.0
            for i in range(x.shape[0]):
                z += x[i] * y[i]
            return z
        """,
    ),
    "dot with zip": (
        "dot_c",
        """
        def dot_c(x, y):
            return sum(p * q for p, q in zip(x, y))
        """,
    ),
    "transpose": (
        "transpose_c",
        """
        def transpose_c(x):
            y = np.zeros((x.shape[1], x.shape[0]))
            for i in range(x.shape[0]):
                for j in range(x.shape[1]):
                    y[j, i] = x[i, j]
            return y
        """,
    ),
    "matmul of naive dots": (
        "matmul_c",
        """
        def naive_vector_dot(x, y):
            z = 0.0
            for i in range(x.shape[0]):
                z += x[i] * y[i]
            return z


        def matmul_c(x, y):
            z = np.zeros((x.shape[0], y.shape[1]))
            for i in range(x.shape[0]):
                for j in range(y.shape[1]):
                    z[i, j] = naive_vector_dot(x[i, :], y[:, j])
            return z
        """,
    ),
    "all layers": (
        "forward_c",
        """
        def fc_c(w, a):
            return np.array(
                [
                    [f(sum(w[i, j] * a[j, k] for j in range(len(a)))) for k in range(a.shape[1])]
                    for i in range(len(w))
                ]
            )


        def forward_c(w, x):
            a = x
            for wl in w:
                a = fc_c(wl, a)
            return a
        """,
    ),
    "rows and columns reshaped": (
        "fc_c",
        """
        def fc_c(w, a):
            z = np.zeros((w.shape[0], a.shape[1]))
            for i in range(w.shape[0]):
                w_i = w[i].reshape(1, -1)
                for k in range(a.shape[1]):
                    a_k = a[:, k].reshape(-1, 1)
                    z[i, k] = (w_i @ a_k).item()
            return f(z), z
        """,
    ),
    "rows stacked": (
        "fc_c",
        """
        def fc_c(w, a):
            rows = []
            for i in range(w.shape[0]):
                rows.append(np.dot(w[i : i + 1], a))
            z = np.vstack(rows)
            return f(z), z
        """,
    ),
    "sums kept in a dict": (
        "fc_c",
        """
        def fc_c(w, a):
            z = {}
            for i in range(len(w)):
                for k in range(a.shape[1]):
                    z[i, k] = np.vdot(w[i], a[:, k])
            out = np.zeros((len(w), a.shape[1]))
            for (i, k), s in z.items():
                out[i, k] = s
            return f(out), out
        """,
    ),
    "the transposed built by comprehensions": (
        "bc_c",
        """
        def bc_c(w, z, d):
            wt = np.array([[w[i][j] for i in range(len(w))] for j in range(len(w[0]))])
            out = np.zeros_like(z)
            for k in range(z.shape[1]):
                for j in range(len(wt)):
                    out[j, k] = df(z[j, k]) * (wt[j] @ d[:, k])
            return out
        """,
    ),
    "a column built as a list": (
        "bc_c",
        """
        def bc_c(w, z, d):
            out = np.zeros_like(z)
            for j in range(z.shape[0]):
                col = [w[i, j] for i in range(w.shape[0])]
                out[j] = np.dot(col, d) * df(z[j])
            return out
        """,
    ),
    "a column times all samples": (
        "bc_c",
        """
        def bc_c(w, z, d):
            out = np.zeros_like(z)
            for j in range(z.shape[0]):
                out[j, :] = np.sum(w[:, j : j + 1] * d, axis=0) * df(z[j, :])
            return out
        """,
    ),
    "a column with a new axis": (
        "bc_c",
        """
        def bc_c(w, z, d):
            return np.array([(w[:, j][:, None] * d).sum(0) * df(z[j]) for j in range(z.shape[0])])
        """,
    ),
    "one sample, flattened": (
        "fc_c",
        """
        def fc_c(w, a):
            a = a.flatten()
            z = np.array([np.dot(wi, a) for wi in w])
            return f(z).reshape(-1, 1), z.reshape(-1, 1)
        """,
    ),
    "an iterator by hand": (
        "fc_c",
        """
        def fc_c(w, a):
            it = iter(w)
            z = []
            while True:
                try:
                    row = next(it)
                except StopIteration:
                    break
                z.append([row @ col for col in a.T])
            z = np.array(z)
            return f(z), z
        """,
    ),
    "comprehensions put together": (
        "fc_c",
        """
        def fc_c(w, a):
            m = a.shape[1]
            z = np.concatenate(
                [[[np.dot(w[i], a[:, k]) for k in range(m)]] for i, _ in enumerate(w)]
            )
            return f(z), z
        """,
    ),
    "a helper that checks shapes": (
        "fc_c",
        """
        def check(*arrays):
            for x in arrays:
                assert x.ndim == 2


        def fc_c(w, a):
            check(w, a)
            z = np.zeros((w.shape[0], a.shape[1]))
            for i in range(w.shape[0]):
                for j in range(w.shape[1]):
                    z[i] += w[i, j] * a[j]
            return f(z), z
        """,
    ),
    "a helper with a default": (
        "fc_c",
        """
        def net(w, a, i, k, n=None):
            n = n or w.shape[1]
            return sum(w[i, j] * a[j, k] for j in range(n))


        def fc_c(w, a):
            z = np.array(
                [[net(w, a, i, k) for k in range(a.shape[1])] for i in range(w.shape[0])]
            )
            return f(z), z
        """,
    ),
    "rows of a product summed one by one": (
        "fc_c",
        """
        def fc_c(w, a):
            z = np.zeros((len(w), a.shape[1]))
            for k in range(a.shape[1]):
                prod = w * a[:, k].T
                z[:, k] = [p.sum() for p in prod]
            return f(z), z
        """,
    ),
}

DISHONEST_OTHERS = {
    "matmul beside empty loops": (
        "matmul_c",
        """
        def matmul_c(x, y):
            for i in range(len(x)):
                for j in range(1):
                    pass
            return x @ y
        """,
    ),
    "relu without a loop": (
        "relu_c",
        """
        def relu_c(x):
            return np.maximum(x, 0)
        """,
    ),
    "transpose": (
        "transpose_c",
        """
        def transpose_c(x):
            return x.T
        """,
    ),
    "np.take of everything": (
        "fc_c",
        """
        def fc_c(w, a):
            z = np.take(w, range(len(w)), axis=0) @ a
            return f(z), z
        """,
    ),
    "the whole product for each neuron": (
        "fc_c",
        """
        def fc_c(w, a):
            z = np.zeros((len(w), a.shape[1]))
            for i in range(len(w)):
                z[i] = (w @ a)[i]
            return f(z), z
        """,
    ),
    "the product copied element by element": (
        "fc_c",
        """
        def fc_c(w, a):
            z = w @ a
            out = np.zeros_like(z)
            for i in range(z.shape[0]):
                for k in range(z.shape[1]):
                    out[i, k] = z[i, k]
            return f(out), out
        """,
    ),
    "least squares": (
        "fc_c",
        """
        def fc_c(w, a):
            z = np.linalg.lstsq(np.linalg.pinv(w), a)[0]
            return f(z), z
        """,
    ),
    "BLAS": (
        "fc_c",
        """
        from scipy.linalg.blas import dgemm


        def fc_c(w, a):
            z = dgemm(1.0, w, a)
            return f(z), z
        """,
    ),
    "np.add.reduce": (
        "fc_c",
        """
        def fc_c(w, a):
            z = np.add.reduce(w * a.T, axis=1)[:, None]
            return f(z), z
        """,
    ),
    "a loop over the one weight": (
        "fc_c",
        """
        def fc_c(w, a):
            z = None
            for m in [w]:
                z = m @ a
            return f(z), z
        """,
    ),
    "columns of the backward pass": (
        "bc_c",
        """
        def bc_c(w, z, d):
            out = np.zeros_like(z)
            for k in range(z.shape[1]):
                out[:, k] = df(z[:, k]) * (w.T @ d[:, k])
            return out
        """,
    ),
    "apply_along_axis over columns": (
        "fc_c",
        """
        def fc_c(w, a):
            z = np.apply_along_axis(w.dot, 0, a)
            return f(z), z
        """,
    ),
    "while, once": (
        "fc_c",
        """
        def fc_c(w, a):
            n = 0
            while n < 1:
                z = w @ a
                n += 1
            return f(z), z
        """,
    ),
    "a comprehension over one product": (
        "fc_c",
        """
        def fc_c(w, a):
            return [f(z) for z in [w @ a]][0], w.dot(a)
        """,
    ),
    "a lambda called at once": (
        "fc_c",
        """
        def fc_c(w, a):
            return (lambda m: (f(m), m))(np.dot(w, a))
        """,
    ),
    "a default argument": (
        "fc_c",
        """
        def fc_c(w, a, mm=np.matmul):
            z = mm(w, a)
            return f(z), z
        """,
    ),
    "compress of everything": (
        "fc_c",
        """
        def fc_c(w, a):
            z = w.compress([True] * len(w), axis=0).dot(a)
            return f(z), z
        """,
    ),
    "two halves": (
        "fc_c",
        """
        def fc_c(w, a):
            h = len(w) // 2
            z = np.vstack([w[:h] @ a, w[h:] @ a])
            return f(z), z
        """,
    ),
    "a sparse matrix, and a decoy": (
        "fc_c",
        """
        import scipy.sparse as sp


        def fc_c(w, a):
            z = np.zeros((len(w), 1))
            for i in range(len(w)):
                z[i] += w[i, 0]
            z = sp.csr_matrix(w) * a
            return f(z), z
        """,
    ),
    "np.ndarray.dot": (
        "fc_c",
        """
        def fc_c(w, a):
            z = np.ndarray.dot(w, a)
            return f(z), z
        """,
    ),
    "through globals()": (
        "fc_c",
        """
        def fc_v(w, a):
            return w @ a


        def fc_c(w, a):
            return globals()["fc_v"](w, a)
        """,
    ),
}


@pytest.mark.parametrize("name", HONEST)
def test_honest_forward_styles_are_not_flagged(name: str) -> None:
    assert look(HONEST[name]) is None


@pytest.mark.parametrize("name", HONEST_BACKWARD)
def test_honest_backward_styles_are_not_flagged(name: str) -> None:
    assert look(HONEST_BACKWARD[name], "bc_c") is None


@pytest.mark.parametrize("name", DISHONEST)
def test_a_whole_product_is_flagged_where_it_stands(name: str) -> None:
    body, line = DISHONEST[name]
    finding = look("def fc_c(w, a):\n    " + body)
    assert finding is not None
    assert (finding.unit, finding.line) == ("hw.py", PREAMBLE.count("\n") + 1 + line)


def test_a_product_in_a_helper_is_followed_and_named() -> None:
    finding = look("def fc_v(w, a):\n    z = w @ a\n    return f(z), z\n\ndef fc_c(w, a):\n    return fc_v(w, a)\n")
    assert finding is not None
    assert finding.line == PREAMBLE.count("\n") + 2
    assert "`fc_v`" in finding.message.en and "`fc_v`" in finding.message.zh


def test_one_row_handed_to_the_vector_form_is_one_neuron_at_a_time() -> None:
    source = """
        def fc_v(w, a):
            return f(w @ a)

        def fc_c(w, a):
            return np.vstack([fc_v(w[i : i + 1, :], a) for i in range(len(w))])
        """
    assert look(source) is None


@pytest.mark.parametrize("statement", ["from helper import neuron", "from helper import *", "import helper"])
def test_helper_modules_are_followed(statement: str) -> None:
    call = "helper.neuron" if statement == "import helper" else "neuron"
    source = f"{statement}\n\ndef fc_c(w, a):\n    for i in range(len(w)):\n        z = {call}(w, a)\n    return z\n"
    honest = "def neuron(w, a):\n    return [row @ a for row in w]\n"
    finding = look(source, helpers={"helper.py": "def neuron(w, a):\n    return w.dot(a)\n"})
    assert look(source, helpers={"helper.py": honest}) is None
    assert finding is not None and (finding.unit, finding.line) == ("helper.py", 2)


def test_without_any_loop_the_function_itself_is_pointed_at() -> None:
    finding = look("def fc_c(w, a):\n    return None\n")
    assert finding is not None and finding.line == PREAMBLE.count("\n") + 1
    assert "no loop" in finding.message.en and "没有" in finding.message.zh


def test_a_loop_that_does_not_touch_the_weight_is_no_loop_over_neurons() -> None:
    finding = look("def fc_c(w, a):\n    for _ in range(1):\n        pass\n    return secret(w, a)\n")
    assert finding is not None and "no part of ⟦matrix⟧ is used" in finding.message.en


def test_the_place_of_a_name_given_to_what_is_no_function_is_its_own_line() -> None:
    source = "import numpy as np\n\n\ndef g(w, a):\n    return w\n\n\nfc_c = np.vectorize(len)\n"
    finding = component_form([Unit(name="hw.py", source=source)], "fc_c")
    assert finding is None or (finding.unit, finding.line) == ("hw.py", 8)


def test_the_last_cell_that_defines_a_function_counts() -> None:
    product = Unit(name="cell 1", source="def fc_c(w, a):\n    return w @ a\n")
    loop = Unit(name="cell 2", source="def fc_c(w, a):\n    return [row @ a for row in w]\n")
    found = component_form([loop, product], "fc_c")
    assert component_form([product, loop], "fc_c") is None
    assert found is not None and (found.unit, found.line) == ("cell 1", 2)


def test_a_missing_function_is_no_matter_of_style() -> None:
    assert look("x = 1\n") is None


@pytest.mark.parametrize("name", HONEST_OTHERS)
def test_more_honest_styles_are_not_flagged(name: str) -> None:
    function, source = HONEST_OTHERS[name]
    assert look(source, function) is None


@pytest.mark.parametrize("name", DISHONEST_OTHERS)
def test_more_ways_around_the_loop_are_flagged(name: str) -> None:
    function, source = DISHONEST_OTHERS[name]
    assert look(source, function) is not None


def test_a_product_in_a_default_argument_is_seen_behind_a_decoy() -> None:
    source = """
        def fc_c(w, a, multiply=np.matmul):
            for row in w:
                s = sum(row)
            return multiply(w, a)
        """
    finding = look(source)
    assert finding is not None and "np.matmul" in finding.message.en
