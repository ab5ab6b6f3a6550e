import numpy as np


class Network:
    """The book's network, in Python 3."""

    def __init__(self, weights, biases):
        self.num_layers = len(weights) + 1
        self.biases = [np.array(b, dtype=float) for b in biases]
        self.weights = [np.array(w, dtype=float) for w in weights]

    def feedforward(self, a):
        for b, w in zip(self.biases, self.weights):
            a = sigmoid(np.dot(w, a) + b)
        return a

    def SGD(self, training_data, epochs, mini_batch_size, eta, order):
        n = len(training_data)
        for j in range(epochs):
            shuffled = [training_data[i] for i in order[j]]
            mini_batches = [shuffled[k : k + mini_batch_size] for k in range(0, n, mini_batch_size)]
            for mini_batch in mini_batches:
                self.update_mini_batch(mini_batch, eta)

    def update_mini_batch(self, mini_batch, eta):
        nabla_b = [np.zeros(b.shape) for b in self.biases]
        nabla_w = [np.zeros(w.shape) for w in self.weights]
        for x, y in mini_batch:
            delta_nabla_b, delta_nabla_w = self.backprop(x, y)
            nabla_b = [nb + dnb for nb, dnb in zip(nabla_b, delta_nabla_b)]
            nabla_w = [nw + dnw for nw, dnw in zip(nabla_w, delta_nabla_w)]
        self.weights = [w - (eta / len(mini_batch)) * nw for w, nw in zip(self.weights, nabla_w)]
        self.biases = [b - (eta / len(mini_batch)) * nb for b, nb in zip(self.biases, nabla_b)]

    def backprop(self, x, y):
        nabla_b = [np.zeros(b.shape) for b in self.biases]
        nabla_w = [np.zeros(w.shape) for w in self.weights]
        activation = x
        activations = [x]
        zs = []
        for b, w in zip(self.biases, self.weights):
            z = np.dot(w, activation) + b
            zs.append(z)
            activation = sigmoid(z)
            activations.append(activation)
        delta = self.cost_derivative(activations[-1], y) * sigmoid_prime(zs[-1])
        nabla_b[-1] = delta
        nabla_w[-1] = np.dot(delta, activations[-2].transpose())
        for l in range(2, self.num_layers):
            z = zs[-l]
            sp = sigmoid_prime(z)
            delta = np.dot(self.weights[-l + 1].transpose(), delta) * sp
            nabla_b[-l] = delta
            nabla_w[-l] = np.dot(delta, activations[-l - 1].transpose())
        return (nabla_b, nabla_w)

    def evaluate(self, test_data):
        test_results = [(np.argmax(self.feedforward(x)), y) for (x, y) in test_data]
        return sum(int(x == y) for (x, y) in test_results)

    def cost_derivative(self, output_activations, y):
        return output_activations - y


def sigmoid(z):
    return np.where(z >= 0, 1.0, np.exp(np.minimum(z, 0))) / (1.0 + np.exp(-np.abs(z)))


def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))


def columns(x, y):
    return [(x[:, k : k + 1], y[:, k : k + 1]) for k in range(x.shape[1])]


def feedforward(w, b, x):
    return Network(w, b).feedforward(x)


def backprop(w, b, x, y):
    db, dw = Network(w, b).backprop(x, y)
    return dw, db


def update_mini_batch_c(w, b, x, y, alpha):
    network = Network(w, b)
    network.update_mini_batch(columns(x, y), alpha)
    return network.weights, network.biases


def update_mini_batch_v(w, b, x, y, alpha):
    activations = [x]
    for bias, weight in zip(b, w):
        activations.append(sigmoid(weight @ activations[-1] + bias))
    delta = (activations[-1] - y) * activations[-1] * (1 - activations[-1])
    new_w, new_b = list(w), list(b)
    for l in range(1, len(w) + 1):
        new_w[-l] = w[-l] - alpha * (delta @ activations[-l - 1].T) / x.shape[1]
        new_b[-l] = b[-l] - alpha * delta.mean(axis=1).reshape(-1, 1)
        delta = (w[-l].T @ delta) * activations[-l - 1] * (1 - activations[-l - 1])
    return new_w, new_b


def sgd(w, b, x, y, alpha, epochs, batch_size, order):
    network = Network(w, b)
    network.SGD(columns(x, y), epochs, batch_size, alpha, order)
    return network.weights, network.biases


def evaluate(w, b, x, labels):
    return Network(w, b).evaluate([(x[:, k : k + 1], labels[0, k]) for k in range(x.shape[1])])


def cross_entropy(a, y):
    with np.errstate(all="ignore"):
        return np.sum(np.nan_to_num(-y * np.log(a) - (1 - y) * np.log(1 - a))) / a.shape[1]


def cross_entropy_delta(a, y):
    return a - y


def numerical_gradient(w, b, x, y, h):
    network = Network(w, b)
    results = []
    for arrays in (network.weights, network.biases):
        found = []
        for array in arrays:
            slope = np.empty_like(array)
            for index in np.ndindex(*array.shape):
                kept = array[index]
                array[index] = kept + h
                ahead = 0.5 * np.linalg.norm(y - network.feedforward(x)) ** 2
                array[index] = kept - h
                behind = 0.5 * np.linalg.norm(y - network.feedforward(x)) ** 2
                array[index] = kept
                slope[index] = (ahead - behind) / (2 * h)
            found.append(slope)
        results.append(found)
    return tuple(results)
