"""Updates in place, on deep copies."""

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


def bp_batch(w, x, y, alpha, epochs, batch_size, tol):
    import copy

    w = copy.deepcopy(w)
    J = np.zeros(0)
    m = x.shape[1]
    epoch = 0
    while epoch < epochs:
        epoch += 1
        old = copy.deepcopy(w)
        costs = np.zeros(m)
        k = 0
        while k < m:
            stop = min(k + batch_size, m)
            a, z = {0: x[:, k:stop]}, {}
            for l in range(len(w)):
                a[l + 1], z[l + 1] = fc_v(w[l], a[l])
            costs[k:stop] = 0.5 * ((a[len(w)] - y[:, k:stop]) ** 2).sum(axis=0)
            d = {len(w): output_delta(a[len(w)], y[:, k:stop], z[len(w)])}
            for l in reversed(range(1, len(w))):
                d[l] = bc_v(w[l], z[l], d[l + 1])
            for l in range(len(w)):
                w[l] -= alpha * gradient(d[l + 1], a[l])
            k = stop
        J = np.append(J, costs.mean())
        if tol > 0:
            if not any((abs(w[l] - old[l]) > tol).any() for l in range(len(w))):
                return w, J
    return w, J


def bp_online(w, x, y, alpha, epochs, tol):
    return bp_batch(w, x, y, alpha, epochs, 1, tol)
