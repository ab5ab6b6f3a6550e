"""The network with biases as students of such courses write it: two right styles, and what goes wrong."""

from __future__ import annotations

from tests.forms.twins import Pair, Twin, edit

HW5 = "hw5_network"


def twin(name: str, *mistakes: str, **functions: Pair) -> Twin:
    return Twin(name=name, assignment=HW5, functions=functions, mistakes=frozenset(mistakes))


RIGHT = (
    twin("right-reference"),
    twin(
        "right-rows-of-the-book",
        backprop=Pair(
            python="""
def backprop(w, b, x, y):
    activations, zs = [x], []
    for weight, bias in zip(w, b):
        zs.append(weight @ activations[-1] + bias)
        activations.append(f(zs[-1]))
    delta = (activations[-1] - y) * df(zs[-1])
    dw, db = [None] * len(w), [None] * len(b)
    dw[-1], db[-1] = delta @ activations[-2].T, delta
    for l in range(2, len(w) + 1):
        delta = (w[-l + 1].T @ delta) * df(zs[-l])
        dw[-l], db[-l] = delta @ activations[-l - 1].T, delta
    return dw, db
""",
            matlab="""
function [dw, db] = backprop(w, b, x, y)
    acts = {x};
    zs = {};
    for l = 1:length(w)
        zs{end+1} = w{l} * acts{end} + b{l};
        acts{end+1} = f(zs{end});
    end
    delta = (acts{end} - y) .* df(zs{end});
    for l = length(w):-1:1
        dw{l} = delta * acts{l}.';
        db{l, 1} = delta;
        if l > 1
            delta = (w{l}.' * delta) .* df(zs{l-1});
        end
    end
end
""",
        ),
        numerical_gradient=Pair(
            python="""
def numerical_gradient(w, b, x, y, h):
    def quotients(arrays, cost):
        found = [np.zeros(array.shape) for array in arrays]
        for l, array in enumerate(arrays):
            for place in np.ndindex(array.shape):
                up, down = [[a.copy() for a in arrays] for _ in range(2)]
                up[l][place] += h
                down[l][place] -= h
                found[l][place] = (cost(up) - cost(down)) / (2 * h)
        return found

    def cost(w, b):
        return np.sum((feedforward(w, b, x) - y) ** 2) / 2

    return quotients(w, lambda moved: cost(moved, b)), quotients(b, lambda moved: cost(w, moved))
""",
            matlab="""
function [dw, db] = numerical_gradient(w, b, x, y, h)
    dw = quotients(w, @(moved) sum((feedforward(moved, b, x) - y).^2) / 2, h);
    db = quotients(b, @(moved) sum((feedforward(w, moved, x) - y).^2) / 2, h);
end

function found = quotients(arrays, cost, h)
    found = arrays;
    for l = 1:numel(arrays)
        for i = 1:numel(arrays{l})
            up = arrays;
            up{l}(i) = up{l}(i) + h;
            down = arrays;
            down{l}(i) = down{l}(i) - h;
            found{l}(i) = (cost(up) - cost(down)) / (2 * h);
        end
    end
end
""",
        ),
        evaluate=Pair(
            python="""
def evaluate(w, b, x, labels):
    right = 0
    for k in range(x.shape[1]):
        if np.argmax(feedforward(w, b, x[:, [k]])) == labels[0, k]:
            right = right + 1
    return right
""",
            matlab="""
function right = evaluate(w, b, x, labels)
    right = 0;
    for k = 1:size(x, 2)
        [~, i] = max(feedforward(w, b, x(:, k)));
        if i - 1 == labels(k)
            right = right + 1;
        end
    end
end
""",
        ),
    ),
)

WRONG = (
    twin(
        "bias-forgotten",
        "feedforward.bias_forgotten",
        feedforward=edit(("f(w[layer] @ a + b[layer])", "f(w[layer] @ a)"), ("f(w{l} * a + b{l})", "f(w{l} * a)")),
    ),
    twin(
        "slope-at-activation",
        "backprop.slope_at_activation",
        backprop=Pair(
            python=(("df(z[L])", "df(a[L])"), ("df(z[layer])", "df(a[layer])")),
            matlab=(("df(z{L})", "df(a{L})"), ("df(z{l})", "df(a{l})")),
        ),
        cross_entropy=Pair(
            python=(
                "def cross_entropy(a, y):\n    return np.sum(-y * np.log(a) - (1 - y) * np.log(1 - a)) / a.shape[1]\n"
            ),
            matlab=(
                "function C = cross_entropy(a, y)\n"
                "C = sum(sum(-y .* log(a) - (1 - y) .* log(1 - a))) / size(a, 2);\nend\n"
            ),
        ),
    ),
    twin(
        "sum-in-place-of-the-mean",
        "update_mini_batch.not_divided",
        "sgd.order_ignored",
        update_mini_batch_c=Pair(
            python=(("w[layer] - alpha / m", "w[layer] - alpha"), ("b[layer] - alpha / m", "b[layer] - alpha")),
            matlab=(("w{l} - alpha / m", "w{l} - alpha"), ("b{l} - alpha / m", "b{l} - alpha")),
        ),
        sgd=edit(
            ("order[epoch, start:start + batch_size]", "np.arange(start, min(start + batch_size, m))"),
            ("order(epoch, start:min(start + batch_size - 1, m))", "start:min(start + batch_size - 1, m)"),
        ),
    ),
    twin(
        "short-batch-dropped",
        "sgd.last_batch_dropped",
        "evaluate.counted_from_one",
        sgd=edit(
            ("range(0, m, batch_size)", "range(0, m - batch_size + 1, batch_size)"),
            ("size:m\n", "size:m-batch_size+1\n"),
        ),
        evaluate=edit(("digits == labels[0]", "digits + 1 == labels[0]"), ("rows - 1 ==", "rows ==")),
    ),
    twin(
        "samples-in-a-loop",  # the vector form loops, the numerical gradient calls backprop
        "numerical_gradient.exact",
        update_mini_batch_v=Pair(
            python="def update_mini_batch_v(w, b, x, y, alpha):\n    return update_mini_batch_c(w, b, x, y, alpha)\n",
            matlab="function [w, b] = update_mini_batch_v(w, b, x, y, alpha)\n"
            "[w, b] = update_mini_batch_c(w, b, x, y, alpha);\nend\n",
        ),
        numerical_gradient=Pair(
            python="def numerical_gradient(w, b, x, y, h):\n    return backprop(w, b, x, y)\n",
            matlab="function [dw, db] = numerical_gradient(w, b, x, y, h)\n[dw, db] = backprop(w, b, x, y);\nend\n",
        ),
    ),
)
