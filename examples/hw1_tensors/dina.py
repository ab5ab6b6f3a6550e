# Right numbers, but the component forms take whole rows at a time, and one vector form loops.
import numpy as np


def relu_c(x):
    y = np.zeros(x.shape)
    for i in range(x.shape[0]):
        y[i] = np.maximum(x[i], 0)
    return y


def relu_v(x):
    return np.maximum(x, 0.0)


def add_c(x, y):
    z = np.zeros(x.shape)
    for i in range(x.shape[0]):
        z[i, :] = x[i, :] + y[i, :]
    return z


def add_v(x, y):
    return x + y


def add_row_c(x, r):
    return np.array([row + r[0] for row in x])


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
    return np.array([row @ y for row in x])


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
        y[:, i] = x[i, :]
    return y


def transpose_v(x):
    return np.transpose(x)


def reshape_c(x, rows, cols):
    flat = x.ravel()
    return np.array([flat[i * cols : (i + 1) * cols] for i in range(rows)])


def reshape_v(x, rows, cols):
    return x.reshape((rows, cols))


def mini_batch(x, n, batch_size):
    return x[batch_size * n : batch_size * (n + 1)]
