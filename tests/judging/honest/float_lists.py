"""Plain Python lists of floats in the component forms, and results as nested lists."""

import math

import numpy as np


def f(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def df(z):
    return f(z) * (1.0 - f(z))


def _one(s):
    return 1.0 / (1.0 + math.exp(-s)) if s >= 0 else math.exp(s) / (1.0 + math.exp(s))


def fc_c(w, a):
    W, A = w.tolist(), a.tolist()
    z = [[0.0] * len(A[0]) for _ in W]
    out = [[0.0] * len(A[0]) for _ in W]
    for i in range(len(W)):
        for k in range(len(A[0])):
            for j in range(len(A)):
                z[i][k] += W[i][j] * A[j][k]
            out[i][k] = _one(z[i][k])
    return out, z


def bc_c(w, z, delta_next):
    W, Z, D = w.tolist(), z.tolist(), delta_next.tolist()
    delta = []
    for j in range(len(Z)):
        row = []
        for k in range(len(Z[0])):
            s = 0.0
            for i in range(len(W)):
                s += W[i][j] * D[i][k]
            row.append(_one(Z[j][k]) * (1 - _one(Z[j][k])) * s)
        delta.append(row)
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
