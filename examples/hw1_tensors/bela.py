# Right, in one student's own style: comprehensions, zip, lists as answers, masks.
import numpy as np


def relu_c(x):
    return [[v if v > 0 else 0 for v in row] for row in x]


def relu_v(x):
    return np.where(x > 0, x, 0)


def add_c(x, y):
    return [[a + b for a, b in zip(p, q)] for p, q in zip(x, y)]


def add_v(x, y):
    return np.add(x, y)


def add_row_c(x, r):
    return [[v + w for v, w in zip(row, r[0])] for row in x]


def add_row_v(x, r):
    return x + np.tile(r, (len(x), 1))


def dot_c(x, y):
    return sum(a * b for a, b in zip(x.ravel(), y.ravel()))


def dot_v(x, y):
    return (x * y).sum()


def matvec_c(x, y):
    return [dot_c(row, y) for row in x]


def matvec_v(x, y):
    return np.einsum("ij,jk->ik", x, y)


def matmul_c(x, y):
    return [[dot_c(row, column) for column in y.T] for row in x]


def matmul_v(x, y):
    return np.einsum("ik,kj->ij", x, y)


def transpose_c(x):
    return [[x[i, j] for i in range(len(x))] for j in range(len(x[0]))]


def transpose_v(x):
    return np.swapaxes(x, 0, 1)


def reshape_c(x, rows, cols):
    numbers = iter([v for row in x for v in row])
    return [[next(numbers) for _ in range(cols)] for _ in range(rows)]


def reshape_v(x, rows, cols):
    return np.reshape(x, (rows, cols))


def mini_batch(x, n, batch_size):
    which = np.arange(len(x)) // batch_size
    return x[which == n]
