import numpy as np


def f(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def df(z):
    return f(z) * (1.0 - f(z))


def prepare_data(images, labels, top, share):
    m = images.shape[1]
    x = np.ones((images.shape[0] + 1, m))
    x[:-1, :] = images / top
    y = np.eye(10)[labels.ravel()].T
    return (*(part[:, : int(share * m)] for part in (x, y)), *(part[:, int(share * m) :] for part in (x, y)))


def initialize(sizes, seed):
    np.random.seed(seed)
    return [np.random.randn(n_next, n) * n**-0.5 for n, n_next in zip(sizes[:-1], sizes[1:])]


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
    w = [weight.copy() for weight in w]
    J = []
    for row in order:
        costs = []
        for batch in np.split(row, range(batch_size, len(row), batch_size)):
            acts = [x[:, batch]]
            for weight in w:
                acts.append(f(weight @ acts[-1]))
            error = acts[-1] - y[:, batch]
            costs.extend((error**2).sum(axis=0) / 2)
            grads = []
            for weight, after, before in zip(w[::-1], acts[::-1], acts[-2::-1]):
                delta = error * after * (1 - after)
                grads.insert(0, delta @ before.T)
                error = weight.T @ delta
            for weight, grad in zip(w, grads):
                weight -= alpha * grad
        J.append(np.mean(costs))
    return w, J


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
    import json

    with open(path + ".json", "w") as file:
        json.dump({"alpha": alpha, "w": [weight.tolist() for weight in w]}, file)


def load_network(path):
    import json

    with open(path + ".json") as file:
        stored = json.load(file)
    return [np.array(rows) for rows in stored["w"]], stored["alpha"]


def recognize(w, image, top):
    a = np.vstack([image / top, np.ones((1, 1))])
    for layer in range(len(w)):
        a = f(w[layer] @ a)
    digit = int(np.argmax(a))
    return digit
