import numpy as np


def f(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def df(z):
    return f(z) * (1.0 - f(z))


def prepare_data(images, labels, top, share):
    m = images.shape[1]
    x = np.vstack([images / top, np.ones((1, m))])
    y = np.zeros((10, m))
    for k in range(m):
        y[labels[0, k], k] = 1.0
    m_train = int(np.floor(share * m))
    x_train, y_train = (x[:, :m_train], y[:, :m_train])
    x_test, y_test = (x[:, m_train:], y[:, m_train:])
    return (x_train, y_train, x_test, y_test)


def initialize(sizes, seed):
    rng = np.random.default_rng(seed)
    w = []
    for layer in range(len(sizes) - 1):
        n, n_next = (sizes[layer], sizes[layer + 1])
        w.append(rng.normal(size=(n_next, n)) / np.sqrt(n))
    return w


def cost(a, y):
    m = a.shape[1]
    J = 0.5 * np.sum((a - y) ** 2) / m
    return J


def accuracy(a, y):
    answers = np.argmax(a, axis=0)
    digits = np.argmax(y, axis=0)
    acc = float(np.mean(answers == digits))
    return acc


def train(w, x, y, alpha, epochs, batch_size, order):
    W = {layer: np.array(matrix, dtype=np.float64) for layer, matrix in enumerate(w, start=1)}
    L = len(w) + 1
    m = x.shape[1]
    J = []
    for epoch in range(epochs):
        J_epoch = 0.0
        for start in range(0, m, batch_size):
            samples = order[epoch, start : start + batch_size]
            x_batch, y_batch = (x[:, samples], y[:, samples])
            a = {1: x_batch}
            z = {}
            for layer in range(1, L):
                z[layer + 1] = W[layer] @ a[layer]
                a[layer + 1] = f(z[layer + 1])
            J_epoch = J_epoch + cost(a[L], y_batch) * len(samples)
            delta = {}
            delta[L] = (a[L] - y_batch) * df(z[L])
            for layer in range(L - 1, 2, -1):
                delta[layer] = df(z[layer]) * (W[layer].T @ delta[layer + 1])
            dw = {}
            for layer in range(2, L):
                dw[layer] = delta[layer + 1] @ a[layer].T
            for layer in range(2, L):
                W[layer] = W[layer] - alpha * dw[layer]
        J.append(J_epoch / m)
    w_trained = [W[layer] for layer in range(1, L)]
    return (w_trained, np.array(J))


def test_network(w, x, y):
    a = x
    for layer in range(len(w)):
        a = f(w[layer] @ a)
    acc = accuracy(a, y)
    confusion = np.zeros((10, 10))
    for k in range(x.shape[1]):
        digit, answer = (np.argmax(y[:, k]), np.argmax(a[:, k]))
        confusion[digit, answer] = confusion[digit, answer] + 1
    return (acc, confusion)


def save_network(path, w, alpha):
    arrays = {f"w{layer}": w[layer] for layer in range(len(w))}
    with open(path, "wb") as file:
        np.savez(file, alpha=alpha, **arrays)


def load_network(path):
    with np.load(path) as stored:
        layers = len(stored.files) - 1
        w = [stored[f"w{layer}"] for layer in range(layers)]
        alpha = float(stored["alpha"])
    return (w, alpha)
