import numpy as np


def f(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def df(z):
    return f(z) * (1.0 - f(z))


def feedforward(w, b, x):
    a = x
    for layer in range(len(w)):
        a = f(w[layer] @ a)
    return a


def backprop(w, b, x, y):
    L = len(w) + 1
    W = dict(enumerate(w, start=1))
    B = dict(enumerate(b, start=1))
    a = {1: x}
    z = {}
    for layer in range(1, L):
        z[layer + 1] = W[layer] @ a[layer] + B[layer]
        a[layer + 1] = f(z[layer + 1])
    delta = {L: (a[L] - y) * df(z[L])}
    for layer in range(L - 1, 1, -1):
        delta[layer] = W[layer].T @ delta[layer + 1] * df(z[layer])
    db = [delta[layer + 1] for layer in range(1, L)]
    dw = [delta[layer + 1] @ a[layer].T for layer in range(1, L)]
    return (dw, db)


def update_mini_batch_c(w, b, x, y, alpha):
    m = x.shape[1]
    sum_dw = [np.zeros(W.shape) for W in w]
    sum_db = [np.zeros(B.shape) for B in b]
    for k in range(m):
        dw, db = backprop(w, b, x[:, k : k + 1], y[:, k : k + 1])
        for layer in range(len(w)):
            sum_dw[layer] = sum_dw[layer] + dw[layer]
            sum_db[layer] = sum_db[layer] + db[layer]
    w_new = [w[layer] - alpha * sum_dw[layer] for layer in range(len(w))]
    b_new = [b[layer] - alpha * sum_db[layer] for layer in range(len(w))]
    return (w_new, b_new)


def update_mini_batch_v(w, b, x, y, alpha):
    L = len(w) + 1
    m = x.shape[1]
    W = dict(enumerate(w, start=1))
    B = dict(enumerate(b, start=1))
    a = {1: x}
    z = {}
    for layer in range(1, L):
        z[layer + 1] = W[layer] @ a[layer] + B[layer]
        a[layer + 1] = f(z[layer + 1])
    delta = {L: (a[L] - y) * df(z[L])}
    for layer in range(L - 1, 1, -1):
        delta[layer] = W[layer].T @ delta[layer + 1] * df(z[layer])
    db = {layer: np.sum(delta[layer + 1], axis=1, keepdims=True) for layer in range(1, L)}
    dw = {layer: delta[layer + 1] @ a[layer].T for layer in range(1, L)}
    w_new = [W[layer] - alpha * dw[layer] for layer in range(1, L)]
    b_new = [B[layer] - alpha * db[layer] for layer in range(1, L)]
    return (w_new, b_new)


def sgd(w, b, x, y, alpha, epochs, batch_size, order):
    m = x.shape[1]
    w_now = [W.copy() for W in w]
    b_now = [B.copy() for B in b]
    for epoch in range(epochs):
        for start in range(0, m, batch_size):
            columns = order[epoch, start : start + batch_size]
            w_now, b_now = update_mini_batch_v(w_now, b_now, x[:, columns], y[:, columns], alpha)
    return (w_now, b_now)


def evaluate(w, b, x, labels):
    a = feedforward(w, b, x)
    digits = np.argmax(a, axis=0)
    right = int(np.sum(digits == labels[0]))
    return right


def cross_entropy(a, y):
    m = a.shape[1]
    ln_a = np.log(np.where(y > 0, a, 1.0))
    ln_1_minus_a = np.log(np.where(y < 1, 1.0 - a, 1.0))
    C = -np.sum(y * ln_a + (1.0 - y) * ln_1_minus_a) / m
    return C


def cross_entropy_delta(a, y):
    delta = a - y
    return delta


def numerical_gradient(w, b, x, y, h):

    def C(w, b):
        cost = 0.5 * np.sum((y - feedforward(w, b, x)) ** 2)
        return cost

    C_here = C(w, b)
    dw = [np.zeros(W.shape) for W in w]
    db = [np.zeros(B.shape) for B in b]
    for layer in range(len(w)):
        for i, j in np.ndindex(w[layer].shape):
            moved = [W.copy() for W in w]
            moved[layer][i, j] = w[layer][i, j] + h
            dw[layer][i, j] = (C(moved, b) - C_here) / h
        for i in range(len(b[layer])):
            moved = [B.copy() for B in b]
            moved[layer][i, 0] = b[layer][i, 0] + h
            db[layer][i, 0] = (C(w, moved) - C_here) / h
    return (dw, db)
