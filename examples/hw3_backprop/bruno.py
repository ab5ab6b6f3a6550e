# Right, in one student's own style: comprehensions, einsum, dictionaries, lists instead of arrays here and there.
import numpy as np
import matplotlib.pyplot as plt

f = lambda s: 0.5 * (1.0 + np.tanh(0.5 * s))
df = lambda s: f(s) - f(s) ** 2


def neuron(weights, inputs):
    return sum(wi * ai for wi, ai in zip(weights, inputs))


def fc_c(w, a):
    z = [[neuron(row, sample) for sample in a.T] for row in w]
    return f(np.array(z)), np.array(z)


def fc_v(w, a):
    z = np.einsum("ij,jk->ik", w, a)
    return f(z), z


def bc_c(w, z, delta_next):
    back = [[neuron(column, d) for d in delta_next.T] for column in w.T]
    return np.array(back) * df(z)


def bc_v(w, z, delta_next):
    return np.einsum("ij,ik->jk", w, delta_next) * df(z)


def cost(a, y):
    m = len(a[0])
    return float(((a - y) ** 2).sum() / (2 * m))


def output_delta(a, y, z):
    return df(z) * (a - y)


def gradient(delta_next, a):
    return np.einsum("ik,jk->ij", delta_next, a)


def train(w, x, y, alpha, epochs, size, tol):
    W = {l: np.array(m, float) for l, m in enumerate(w, 1)}
    L = len(W) + 1
    history = []
    for epoch in range(epochs):
        old = {l: W[l].copy() for l in W}
        losses = []
        for s in range(0, x.shape[1], size):
            A, Z, D = {1: x[:, s : s + size]}, {}, {}
            t = y[:, s : s + size]
            for l in range(1, L):
                A[l + 1], Z[l + 1] = fc_v(W[l], A[l])
            losses.extend(0.5 * ((A[L] - t) ** 2).sum(axis=0))
            D[L] = output_delta(A[L], t, Z[L])
            for l in range(L - 1, 1, -1):
                D[l] = bc_v(W[l], Z[l], D[l + 1])
            for l in range(1, L):
                W[l] = W[l] - alpha * gradient(D[l + 1], A[l])
        history.append(np.mean(losses))
        if tol and max(abs(W[l] - old[l]).max() for l in W) <= tol:
            break
    return [W[l] for l in sorted(W)], history


def bp_online(w, x, y, alpha, epochs, tol):
    return train(w, x, y, alpha, epochs, 1, tol)


def bp_batch(w, x, y, alpha, epochs, batch_size, tol):
    return train(w, x, y, alpha, epochs, batch_size, tol)


if __name__ == "__main__":
    w, J = bp_online([np.ones((2, 3)), np.ones((1, 2))], np.eye(3), np.ones((1, 3)), 1.0, 50, 0)
    plt.plot(J)
    plt.show()
