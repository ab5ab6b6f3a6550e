"""Wrong: the component forms call the vector forms, and the vector forms loop."""

import numpy as np


def f(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def df(z):
    return f(z) * (1.0 - f(z))


def fc_c(w, a):
    for _ in range(1):
        z_next = w @ a
    return f(z_next), z_next


def fc_v(w, a):
    z_next = np.array(
        [[sum(w[i, j] * a[j, k] for j in range(w.shape[1])) for k in range(a.shape[1])] for i in range(w.shape[0])]
    )
    return f(z_next), z_next


def bc_c(w, z, delta_next):
    return bc_v(w, z, delta_next)


def bc_v(w, z, delta_next):
    return (w.T @ delta_next) * df(z)


def cost(a, y):
    return np.sum((a - y) ** 2) / 2 / a.shape[1]


def output_delta(a, y, z):
    return (a - y) * df(z)


def gradient(delta_next, a):
    return np.dot(delta_next, a.T)


def _one_step(w, x, y):
    """Gradients of all layers for the samples in x, and the cost before the update."""
    a, z = [x], [None]
    for matrix in w:
        a_next, z_next = fc_v(matrix, a[-1])
        a.append(a_next)
        z.append(z_next)
    delta = output_delta(a[-1], y, z[-1])
    dw = [None] * len(w)
    for l in range(len(w) - 1, -1, -1):
        dw[l] = gradient(delta, a[l])
        if l > 0:
            delta = bc_v(w[l], z[l], delta)
    return dw, cost(a[-1], y)


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
            dw, c = _one_step(w, xb, yb)
            total += c * xb.shape[1]
            w = [matrix - alpha * g for matrix, g in zip(w, dw)]
        J.append(total / m)
        if tol > 0 and all(np.max(np.abs(new - old)) <= tol for new, old in zip(w, before)):
            break
    return w, np.array(J)
