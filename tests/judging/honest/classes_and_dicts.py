"""Layers kept in a dictionary, and a class around everything."""

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


class Network:
    def __init__(self, w, alpha):
        self.layers = {l: {"w": np.array(v, dtype=float)} for l, v in enumerate(w)}
        self.alpha = alpha

    def forward(self, x):
        for layer in self.layers.values():
            layer["a"] = x
            x, layer["z"] = fc_v(layer["w"], x)
        return x

    def step(self, x, y):
        out = self.forward(x)
        last = len(self.layers) - 1
        self.layers[last]["delta"] = output_delta(out, y, self.layers[last]["z"])
        for l in range(last, 0, -1):
            here, below = self.layers[l], self.layers[l - 1]
            below["delta"] = bc_v(here["w"], below["z"], here["delta"])
        for layer in self.layers.values():
            layer["w"] = layer["w"] - self.alpha * gradient(layer["delta"], layer["a"])
        return cost(out, y) * x.shape[1]

    def fit(self, x, y, epochs, size, tol):
        history = []
        for _ in range(epochs):
            before = {l: layer["w"].copy() for l, layer in self.layers.items()}
            m = x.shape[1]
            history.append(sum(self.step(x[:, s : s + size], y[:, s : s + size]) for s in range(0, m, size)) / m)
            if tol and all(np.abs(layer["w"] - before[l]).max() <= tol for l, layer in self.layers.items()):
                break
        return [layer["w"] for layer in self.layers.values()], history


def bp_online(w, x, y, alpha, epochs, tol):
    return Network(w, alpha).fit(x, y, epochs, 1, tol)


def bp_batch(w, x, y, alpha, epochs, batch_size, tol):
    return Network(w, alpha).fit(x, y, epochs, batch_size, tol)
