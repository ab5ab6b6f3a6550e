# Right, close to the book: its loops, with columns in the place of its flat vectors.
import numpy as np


def relu_c(x):
    assert len(x.shape) == 2
    x = x.copy()
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            x[i, j] = max(x[i, j], 0)
    return x


def relu_v(x):
    return np.maximum(x, 0.0)


def add_c(x, y):
    assert x.shape == y.shape
    x = x.copy()
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            x[i, j] += y[i, j]
    return x


def add_v(x, y):
    return x + y


def add_row_c(x, r):
    x = x.copy()
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            x[i, j] += r[0, j]
    return x


def add_row_v(x, r):
    return x + r


def naive_vector_dot(x, y):
    z = 0.0
    for i in range(x.shape[0]):
        z += x[i] * y[i]
    return z


def dot_c(x, y):
    return naive_vector_dot(x[:, 0], y[:, 0])


def dot_v(x, y):
    return np.dot(x[:, 0], y[:, 0])


def matvec_c(x, y):
    z = np.zeros((x.shape[0], 1))
    for i in range(x.shape[0]):
        z[i, 0] = naive_vector_dot(x[i, :], y[:, 0])
    return z


def matvec_v(x, y):
    return np.dot(x, y)


def matmul_c(x, y):
    assert x.shape[1] == y.shape[0]
    z = np.zeros((x.shape[0], y.shape[1]))
    for i in range(x.shape[0]):
        for j in range(y.shape[1]):
            row_x = x[i, :]
            column_y = y[:, j]
            z[i, j] = naive_vector_dot(row_x, column_y)
    return z


def matmul_v(x, y):
    return np.dot(x, y)


def transpose_c(x):
    y = np.zeros((x.shape[1], x.shape[0]))
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            y[j, i] = x[i, j]
    return y


def transpose_v(x):
    return np.transpose(x)


def reshape_c(x, rows, cols):
    y = np.zeros((rows, cols))
    k = 0
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            y[k // cols, k % cols] = x[i, j]
            k += 1
    return y


def reshape_v(x, rows, cols):
    return x.reshape((rows, cols))


def mini_batch(x, n, batch_size):
    return x[batch_size * n : batch_size * (n + 1)]
