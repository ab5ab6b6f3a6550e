"""Recursion over the layers, back-propagation on the way out."""

import numpy as np


def f(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def df(z):
    return f(z) * (1.0 - f(z))


def fc_c(w, a):
    z = np.zeros((w.shape[0], a.shape[1]))
    for k in range(a.shape[1]):
        for i in range(w.shape[0]):
            for j in range(w.shape[1]):
                z[i, k] += w[i, j] * a[j, k]
    return f(z), z


def bc_c(w, z, delta_next):
    delta = np.zeros(z.shape)
    for k in range(z.shape[1]):
        for j in range(z.shape[0]):
            for i in range(w.shape[0]):
                delta[j, k] += w[i, j] * delta_next[i, k]
            delta[j, k] *= df(z[j, k])
    return delta


def fc_v(w, a):
    z = w @ a
    return f(z), z


def bc_v(w, z, delta_next):
    return df(z) * (w.T @ delta_next)


def cost(a, y):
    return 0.5 * np.sum((a - y) ** 2) / a.shape[1]


def output_delta(a, y, z):
    return (a - y) * df(z)


def gradient(delta_next, a):
    return delta_next @ a.T


def _through(w, a, y, alpha):
    """Return the delta below, the updated weights, and the cost."""
    if not w:
        return None, [], None, a
    a_next, z_next = fc_v(w[0], a)
    if len(w) == 1:
        delta, rest, J = output_delta(a_next, y, z_next), [], cost(a_next, y) * a.shape[1]
    else:
        back, rest, J, _ = _through(w[1:], a_next, y, alpha)
        delta = df(z_next) * back
    return w[0].T @ delta, [w[0] - alpha * gradient(delta, a), *rest], J, a_next


def _epoch(w, x, y, alpha, size):
    if x.shape[1] == 0:
        return w, 0.0
    _, w, J, _ = _through(w, x[:, :size], y[:, :size], alpha)
    w, rest = _epoch(w, x[:, size:], y[:, size:], alpha, size)
    return w, J + rest


def bp_batch(w, x, y, alpha, epochs, batch_size, tol):
    J = []
    for _ in range(epochs):
        old = w
        w, total = _epoch(w, x, y, alpha, batch_size)
        J.append(total / x.shape[1])
        if tol > 0 and max(abs(u - v).max() for u, v in zip(w, old)) <= tol:
            break
    return w, J


def bp_online(w, x, y, alpha, epochs, tol):
    J = []
    for _ in range(epochs):
        old, total = w, 0.0
        for k in range(x.shape[1]):
            _, w, J_k, _ = _through(w, x[:, [k]], y[:, [k]], alpha)
            total += J_k
        J.append(total / x.shape[1])
        if tol > 0 and max(abs(u - v).max() for u, v in zip(w, old)) <= tol:
            break
    return w, J
