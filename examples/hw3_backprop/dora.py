"""Wrong: each weight is changed before the delta of the layer below is taken."""

import numpy as np


def f(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def df(z):
    return f(z) * (1.0 - f(z))


def fc_c(w, a):
    rows, cols = w.shape
    m = a.shape[1]
    z_next = np.zeros((rows, m))
    for k in range(m):
        for i in range(rows):
            for j in range(cols):
                z_next[i, k] += w[i, j] * a[j, k]
    a_next = f(z_next)
    return a_next, z_next


def fc_v(w, a):
    z_next = np.dot(w, a)
    return f(z_next), z_next


def bc_c(w, z, delta_next):
    rows, cols = w.shape
    m = z.shape[1]
    delta = np.zeros((cols, m))
    for k in range(m):
        for j in range(cols):
            total = 0.0
            for i in range(rows):
                total += w[i, j] * delta_next[i, k]
            delta[j, k] = total * df(z[j, k])
    return delta


def bc_v(w, z, delta_next):
    return np.dot(w.T, delta_next) * df(z)


def cost(a, y):
    return np.sum((a - y) ** 2) / 2 / a.shape[1]


def output_delta(a, y, z):
    return (a - y) * df(z)


def gradient(delta_next, a):
    return np.dot(delta_next, a.T)


def _one_step(w, x, y, alpha):
    """Change the weights in place, layer by layer from the last; give the cost before the update."""
    a, z = [x], [None]
    for matrix in w:
        a_next, z_next = fc_v(matrix, a[-1])
        a.append(a_next)
        z.append(z_next)
    delta = output_delta(a[-1], y, z[-1])
    for l in range(len(w) - 1, -1, -1):
        w[l] = w[l] - alpha * gradient(delta, a[l])
        if l > 0:
            delta = bc_v(w[l], z[l], delta)
    return cost(a[-1], y)


def bp_online(w, x, y, alpha, epochs, tol):
    return bp_batch(w, x, y, alpha, epochs, 1, tol)


def bp_batch(w, x, y, alpha, epochs, batch_size, tol):
    w = [matrix.copy() for matrix in w]
    m = x.shape[1]
    J = []
    for _ in range(epochs):
        before = [matrix.copy() for matrix in w]
        total = 0.0
        for start in range(0, m, batch_size):
            xb, yb = x[:, start : start + batch_size], y[:, start : start + batch_size]
            total += _one_step(w, xb, yb, alpha) * xb.shape[1]
        J.append(total / m)
        if tol > 0 and all(np.max(np.abs(new - old)) <= tol for new, old in zip(w, before)):
            break
    return w, np.array(J)
