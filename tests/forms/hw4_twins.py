"""The network that reads digits as students write it: two right styles, and what goes wrong."""

from __future__ import annotations

from tests.forms.twins import Pair, Twin, edit

HW4 = "hw4_digits"


def twin(name: str, *mistakes: str, **functions: Pair) -> Twin:
    return Twin(name=name, assignment=HW4, functions=functions, mistakes=frozenset(mistakes))


RIGHT = (
    twin("right-reference"),
    twin(
        "right-in-text-and-whole-arrays",
        prepare_data=Pair(
            python="""
def prepare_data(images, labels, top, share):
    m = images.shape[1]
    x = np.ones((images.shape[0] + 1, m))
    x[:-1, :] = images / top
    y = np.eye(10)[labels.ravel()].T
    return (*(part[:, : int(share * m)] for part in (x, y)), *(part[:, int(share * m) :] for part in (x, y)))
""",
            matlab="""
function [x_train, y_train, x_test, y_test] = prepare_data(images, labels, top, share)
    x = [images ./ top; ones(1, numel(labels))];
    identity = eye(10);
    y = identity(:, labels + 1);
    cut = floor(numel(labels) * share);
    x_train = x(:, 1:cut);  x_test = x(:, cut+1:end);
    y_train = y(:, 1:cut);  y_test = y(:, cut+1:end);
end
""",
        ),
        initialize=Pair(
            python="""
def initialize(sizes, seed):
    np.random.seed(seed)
    return [np.random.randn(n_next, n) * n**-0.5 for n, n_next in zip(sizes[:-1], sizes[1:])]
""",
            matlab="""
function w = initialize(sizes, seed)
    rand('seed', 1);
    randn('twister', seed);
    w = arrayfun(@(l) randn(sizes(l+1), sizes(l)) .* sizes(l)^-0.5, 1:numel(sizes)-1, 'UniformOutput', false);
end
""",
        ),
        train=Pair(
            python="""
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
""",
            matlab="""
function [w, J] = train(w, x, y, alpha, epochs, batch_size, order)
    J = zeros(epochs, 1);
    for e = 1:epochs
        rest = order(e, :);
        while ~isempty(rest)
            n = min(batch_size, numel(rest));
            now = rest(1:n);
            rest(1:n) = [];
            acts = {x(:, now)};
            for l = 1:numel(w)
                acts{end+1} = f(w{l} * acts{end});
            end
            err = acts{end} - y(:, now);
            J(e) = J(e) + 0.5 * sum(err(:).^2) / size(x, 2);
            new = w;
            for l = numel(w):-1:1
                d = err .* acts{l+1} .* (1 - acts{l+1});
                new{l} = w{l} - alpha * d * acts{l}';
                err = w{l}' * d;
            end
            w = new;
        end
    end
end
""",
        ),
        save_network=Pair(
            python="""
def save_network(path, w, alpha):
    import json

    with open(path + ".json", "w") as file:
        json.dump({"alpha": alpha, "w": [weight.tolist() for weight in w]}, file)
""",
            matlab="""
function save_network(path, w, alpha)
    file = fopen([path '.txt'], 'w');
    fprintf(file, '%.17g %d\\n', alpha, numel(w));
    for l = 1:numel(w)
        fprintf(file, '%d %d\\n', size(w{l}, 1), size(w{l}, 2));
        fprintf(file, '%.17g ', w{l});
        fprintf(file, '\\n');
    end
    fclose(file);
end
""",
        ),
        load_network=Pair(
            python="""
def load_network(path):
    import json

    with open(path + ".json") as file:
        stored = json.load(file)
    return [np.array(rows) for rows in stored["w"]], stored["alpha"]
""",
            matlab="""
function [w, alpha] = load_network(path)
    file = fopen([path '.txt'], 'r');
    head = fscanf(file, '%f', 2);
    alpha = head(1);
    w = cell(head(2), 1);
    for l = 1:head(2)
        w{l} = fscanf(file, '%f', fscanf(file, '%f', 2)');
    end
    fclose(file);
end
""",
        ),
    ),
)

WRONG = (
    twin(
        "averaged-and-gray-by-255",
        "train.averaged",
        "recognize.scaled_by_255",
        train=edit(
            ("W[layer] - alpha * dw[layer]", "W[layer] - alpha * dw[layer] / len(samples)"),
            ("w{l} - alpha * dw{l}", "w{l} - alpha * dw{l} / numel(samples)"),
        ),
        recognize=edit(("image / top", "image / 255"), ("image / top", "image / 255")),
    ),
    twin(
        "cost-not-halved",
        "digits_cost.not_halved",
        cost=edit(("0.5 * np.sum", "np.sum"), ("0.5 * sum", "sum")),
        accuracy=edit(("np.mean(answers == digits)", "np.sum(answers == digits)"), ("mean(answers", "sum(answers")),
    ),
    twin(
        "kept-in-memory",
        "stored.kept_in_memory",
        "initialize.not_scaled",
        initialize=edit((" / np.sqrt(n)", ""), (" / sqrt(sizes(l))", "")),
        save_network=Pair(
            python="kept = {}\n\n\ndef save_network(path, w, alpha):\n    kept[path] = (w, alpha)\n",
            matlab="function save_network(path, w, alpha)\nglobal kept\nkept.w = w;\nkept.alpha = alpha;\nend\n",
        ),
        load_network=Pair(
            python="def load_network(path):\n    return kept[path]\n",
            matlab="function [w, alpha] = load_network(path)\nglobal kept\nw = kept.w;\nalpha = kept.alpha;\nend\n",
        ),
    ),
    twin(
        "four-digits-and-order-ignored",
        "stored.few_digits",
        "train.order_ignored",
        train=edit(
            ("order[epoch, start:start + batch_size]", "np.arange(start, min(start + batch_size, m))"),
            ("order(epoch, start:min(start + batch_size - 1, m))", "start:min(start + batch_size - 1, m)"),
        ),
        save_network=edit(
            ("w[layer] for layer", "np.round(w[layer], 4) for layer"),
            ("save(path", "w = cellfun(@(a) round(a * 1e4) / 1e4, w, 'UniformOutput', false);\nsave(path"),
        ),
    ),
)
