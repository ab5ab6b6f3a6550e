"""A wrong line that a later right line overwrites, and unused wrong helpers."""

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


def wrong_slope(z):
    return z * (1 - z)


def fc_v(w, a):
    z = w @ a
    a_next = z
    a_next = f(z)
    return a_next, z


def bc_v(w, z, delta_next):
    delta = wrong_slope(z) * (w.T @ delta_next)
    delta = df(f(z)) * (w.T @ delta_next)
    # the above was wrong, see the handout
    delta = df(z) * (w.T @ delta_next)
    return delta


def cost(a, y):
    return 0.5 * np.sum((a - y) ** 2) / a.shape[1]


def output_delta(a, y, z):
    return (a - y) * df(z)


def gradient(delta_next, a):
    return delta_next @ a.T


def _train(w, x, y, alpha, epochs, size, tol):
    W = [np.array(v, dtype=float) for v in w]
    J = []
    for _ in range(epochs):
        before = [v.copy() for v in W]
        total = 0.0
        for start in range(0, x.shape[1], size):
            xs, ys = x[:, start : start + size], y[:, start : start + size]
            a, z = [xs], [None]
            for v in W:
                a_next, z_next = fc_v(v, a[-1])
                a.append(a_next)
                z.append(z_next)
            total += cost(a[-1], ys) * xs.shape[1]
            delta = output_delta(a[-1], ys, z[-1])
            grads = [gradient(delta, a[-2])]
            for i in range(len(W) - 1, 0, -1):
                delta = bc_v(W[i], z[i], delta)
                grads.insert(0, gradient(delta, a[i - 1]))
            W = [v - alpha * g for v, g in zip(W, grads)]
        J.append(total / x.shape[1])
        if tol > 0 and max(np.abs(u - v).max() for u, v in zip(W, before)) <= tol:
            break
    return W, np.array(J)


def bp_online(w, x, y, alpha, epochs, tol):
    return _train(w, x, y, alpha, epochs, 1, tol)


def bp_batch(w, x, y, alpha, epochs, batch_size, tol):
    return _train(w, x, y, alpha, epochs, batch_size, tol)
