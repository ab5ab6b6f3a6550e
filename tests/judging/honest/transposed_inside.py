"""Weights kept transposed inside, samples as rows."""

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
    z = (a.T @ w.T).T
    return f(z), z


def bc_v(w, z, delta_next):
    return ((delta_next.T @ w) * df(z.T)).T


def cost(a, y):
    return float(np.mean(np.sum((y.T - a.T) ** 2, axis=1)) / 2)


def output_delta(a, y, z):
    return -(y - a) * df(z)


def gradient(delta_next, a):
    return (a @ delta_next.T).T


def _train(w, x, y, alpha, epochs, size, tol):
    V = [np.ascontiguousarray(v.T) for v in w]
    X, Y, J = x.T, y.T, []
    for _ in range(epochs):
        start, total = [v.copy() for v in V], 0.0
        for s in range(0, len(X), size):
            rows = [X[s : s + size]]
            nets = []
            for v in V:
                nets.append(rows[-1] @ v)
                rows.append(f(nets[-1]))
            err = rows[-1] - Y[s : s + size]
            total += 0.5 * (err**2).sum()
            d = err * df(nets[-1])
            steps = []
            for l in range(len(V) - 1, -1, -1):
                steps.append(rows[l].T @ d)
                if l:
                    d = (d @ V[l].T) * df(nets[l - 1])
            V = [v - alpha * g for v, g in zip(V, reversed(steps))]
        J.append(total / len(X))
        if tol > 0 and all(np.abs(v - u).max() <= tol for v, u in zip(V, start)):
            break
    return [v.T for v in V], np.array([J])


def bp_online(w, x, y, alpha, epochs, tol):
    return _train(w, x, y, alpha, epochs, 1, tol)


def bp_batch(w, x, y, alpha, epochs, batch_size, tol):
    return _train(w, x, y, alpha, epochs, batch_size, tol)
