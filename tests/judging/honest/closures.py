"""Closures: the training is built from functions that remember the weights."""

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


def make_step(w, alpha):
    W = [v.astype(float) for v in w]

    def step(x, y):
        acts, nets = [x], []
        for v in W:
            a, z = fc_v(v, acts[-1])
            acts.append(a)
            nets.append(z)
        deltas = [output_delta(acts[-1], y, nets[-1])]
        for v, z in zip(W[:0:-1], nets[-2::-1]):
            deltas.append(bc_v(v, z, deltas[-1]))
        for l, (delta, a) in enumerate(zip(deltas[::-1], acts)):
            W[l] = W[l] - alpha * gradient(delta, a)
        return 0.5 * np.square(acts[-1] - y).sum()

    return step, lambda: [v.copy() for v in W]


def _run(w, x, y, alpha, epochs, tol, cuts):
    step, weights = make_step(w, alpha)
    J = []
    for _ in range(epochs):
        old = weights()
        J += [sum(step(xs, ys) for xs, ys in cuts()) / x.shape[1]]
        if tol > 0 and np.max([np.max(np.abs(u - v)) for u, v in zip(weights(), old)]) <= tol:
            break
    return weights(), np.array(J).reshape(-1, 1)


def bp_online(w, x, y, alpha, epochs, tol):
    return _run(w, x, y, alpha, epochs, tol, lambda: ((x[:, [k]], y[:, [k]]) for k in range(x.shape[1])))


def bp_batch(w, x, y, alpha, epochs, batch_size, tol):
    at = range(batch_size, x.shape[1], batch_size)
    return _run(w, x, y, alpha, epochs, tol, lambda: zip(np.split(x, at, axis=1), np.split(y, at, axis=1)))
