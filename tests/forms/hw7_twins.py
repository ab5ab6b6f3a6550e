"""Layers, softmax and RMSprop as students of such courses write them."""

from __future__ import annotations

from tests.forms.twins import Pair, Twin, edit

HW7 = "hw7_layers"


def twin(name: str, *mistakes: str, numbers_as_matrices: bool = False, **functions: Pair) -> Twin:
    return Twin(
        name=name,
        assignment=HW7,
        functions=functions,
        mistakes=frozenset(mistakes),
        numbers_as_matrices=numbers_as_matrices,
    )


RIGHT = (
    twin("right-reference"),
    twin(
        "right-sample-by-sample",
        relu_backward=Pair(
            python="def relu_backward(z, da):\n    dz = np.zeros(z.shape)\n    dz[z > 0] = da[z > 0]\n    return dz\n",
            matlab="function dz = relu_backward(z, da)\n    dz = da;\n    dz(z <= 0) = 0;\nend\n",
        ),
        softmax=Pair(
            python="""
def softmax(z):
    p = np.zeros(z.shape)
    for k in range(z.shape[1]):
        e = np.exp(z[:, k] - max(z[:, k]))
        p[:, k] = e / sum(e)
    return p
""",
            matlab="""
function p = softmax(z)
    for k = 1:size(z, 2)
        e = exp(z(:, k) - max(z(:, k)));
        p(:, k) = e / sum(e);
    end
end
""",
        ),
        dense_backward=Pair(
            python="""
def dense_backward(w, a, dz):
    dw, db = np.zeros(w.shape), np.zeros((w.shape[0], 1))
    da = np.zeros(a.shape)
    for k in range(a.shape[1]):
        dw += np.outer(dz[:, k], a[:, k])
        db += dz[:, [k]]
        da[:, k] = w.T @ dz[:, k]
    return dw, db, da
""",
            matlab="""
function [dw, db, da] = dense_backward(w, a, dz)
    dw = zeros(size(w));
    db = zeros(size(w, 1), 1);
    for k = 1:size(a, 2)
        dw = dw + dz(:, k) * a(:, k)';
        db = db + dz(:, k);
        da(:, k) = w' * dz(:, k);
    end
end
""",
        ),
        crossentropy=Pair(
            python="""
def crossentropy(p, y):
    loss = 0
    for k in range(y.shape[1]):
        right = p[np.argmax(y[:, k]), k]
        loss = loss - np.log(min(max(right, 1e-7), 1 - 1e-7)) / y.shape[1]
    return loss
""",
            matlab="""
function loss = crossentropy(p, y)
    loss = 0;
    for k = 1:size(y, 2)
        right = p(y(:, k) == 1, k);
        loss = loss - log(min(max(right, 1e-7), 1 - 1e-7)) / size(y, 2);
    end
end
""",
        ),
        predict=Pair(
            python="""
def predict(w, b, x):
    a = x
    for l in range(len(w) - 1):
        a = relu(dense_forward(w[l], b[l], a))
    return np.argmax(w[-1] @ a + b[-1], axis=0)
""",
            matlab="""
function digits = predict(w, b, x)
    for l = 1:numel(w) - 1
        x = relu(dense_forward(w{l}, b{l}, x));
    end
    [~, digits] = max(w{end} * x + b{end});
    digits = digits - 1;
end
""",
        ),
    ),
    twin(
        "right-all-in-one",  # nothing called, one list of mean squares, a loss that begins as [] and ends as a column
        fit=Pair(
            python="""
def fit(w, b, x, y, alpha, rho, eps, epochs, batch_size, order):
    w, b, n = list(w), list(b), len(w)
    s = [0] * (2 * n)
    loss = []
    for e in range(epochs):
        total = 0
        for first in range(0, x.shape[1], batch_size):
            chosen = order[e][first : first + batch_size]
            a = [x[:, chosen]]
            for l in range(n):
                z = w[l] @ a[l] + b[l]
                a.append(np.maximum(0, z) if l < n - 1 else np.exp(z - z.max(0)) / np.exp(z - z.max(0)).sum(0))
            total = total - np.sum(y[:, chosen] * np.log(np.clip(a[n], 1e-7, 1 - 1e-7)))
            d = (a[n] - y[:, chosen]) / len(chosen)
            slopes = [None] * (2 * n)
            for l in range(n - 1, -1, -1):
                slopes[l] = d @ a[l].T
                slopes[n + l] = d.sum(axis=1).reshape(-1, 1)
                d = (w[l].T @ d) * (a[l] > 0)
            for l in range(2 * n):
                s[l] = rho * s[l] + (1 - rho) * slopes[l] ** 2
                change = alpha * slopes[l] / (s[l] ** 0.5 + eps)
                if l < n:
                    w[l] = w[l] - change
                else:
                    b[l - n] = b[l - n] - change
        loss.append(total / x.shape[1])
    return w, b, loss
""",
            matlab="""
function [w, b, loss] = fit(w, b, x, y, alpha, rho, eps, epochs, batch_size, order)
    n = length(w);
    m = size(x, 2);
    s = num2cell(zeros(2 * n, 1));
    loss = [];
    for e = 1:epochs
        total = 0;
        first = 1;
        while first <= m
            chosen = order(e, first:min(m, first + batch_size - 1));
            a = {x(:, chosen)};
            for l = 1:n
                z = w{l} * a{l} + b{l};
                if l < n
                    a{l + 1} = max(0, z);
                else
                    a{l + 1} = exp(z - max(z, [], 1)) ./ sum(exp(z - max(z, [], 1)), 1);
                end
            end
            total = total - sum(sum(y(:, chosen) .* log(min(max(a{n + 1}, 1e-7), 1 - 1e-7))));
            d = (a{n + 1} - y(:, chosen)) / length(chosen);
            for l = n:-1:1
                slopes{l} = d * a{l}';
                slopes{n + l} = sum(d, 2);
                d = (w{l}' * d) .* (a{l} > 0);
            end
            for l = 1:2 * n
                s{l} = rho * s{l} + (1 - rho) * slopes{l} .^ 2;
                change = alpha * slopes{l} ./ (sqrt(s{l}) + eps);
                if l <= n
                    w{l} = w{l} - change;
                else
                    b{l - n} = b{l - n} - change;
                end
            end
            first = first + batch_size;
        end
        loss(end + 1, 1) = total / m;
    end
end
""",
        ),
    ),
)

WRONG = (
    twin(
        "softmax-of-all",
        "softmax.whole_matrix",
        "crossentropy.not_averaged",
        softmax=Pair(
            python="def softmax(z):\n    e = np.exp(z - z.max(axis=0))\n    return e / e.sum()\n",
            matlab="function p = softmax(z)\n    e = exp(z - max(z, [], 1));\n    p = e / sum(e(:));\nend\n",
        ),
        crossentropy=Pair(
            python="def crossentropy(p, y):\n    p = np.clip(p, 1e-7, 1 - 1e-7)\n    return -np.sum(y * np.log(p))\n",
            matlab=(
                "function loss = crossentropy(p, y)\n    p = max(min(p, 1 - 1e-7), 1e-7);\n"
                "    loss = -sum(sum(y .* log(p)));\nend\n"
            ),
        ),
    ),
    twin(
        "softmax-overflows",
        "softmax.overflow",
        "relu_backward.slope_1_at_zero",
        softmax=Pair(
            python="def softmax(z):\n    return np.exp(z) / np.sum(np.exp(z), axis=0)\n",
            matlab="function p = softmax(z)\n    p = exp(z) ./ sum(exp(z), 1);\nend\n",
        ),
        relu_backward=edit(("z > 0", "z >= 0"), ("z > 0", "z >= 0")),
    ),
    twin(
        "rmsprop-of-keras-3",
        "rmsprop.eps_inside_root",
        "predict.counted_from_1",
        rmsprop=edit(("np.sqrt(s) + eps", "np.sqrt(s + eps)"), ("sqrt(s) + eps", "sqrt(s + eps)")),
        predict=edit(("keepdims=True)", "keepdims=True) + 1"), ("digits = row - 1", "digits = row")),
    ),
    twin(
        "averaged-twice",
        "dense_backward.all_averaged",
        dense_backward=Pair(
            python=(
                ("dw = dz @ a.T", "dw = dz @ a.T / a.shape[1]"),
                ("np.sum(dz, axis=1, keepdims=True)", "np.mean(dz, axis=1, keepdims=True)"),
            ),
            matlab=(("dw = dz * a'", "dw = dz * a' / size(a, 2)"), ("sum(dz, 2)", "mean(dz, 2)")),
        ),
    ),
    twin(
        "order-ignored",
        "fit.order_ignored",
        fit=Pair(
            python=(("order[epoch, start:start + batch_size]", "np.arange(start, min(start + batch_size, m))"),),
            matlab=(("order(epoch, start:min(start + batch_size - 1, m))", "start:min(start + batch_size - 1, m)"),),
        ),
    ),
    twin(
        "s-starts-again",
        "fit.s_reset_each_epoch",
        fit=Pair(
            python=(
                (
                    "        loss_epoch = 0.0\n",
                    "        loss_epoch = 0.0\n        s_w = [0 * v for v in w]\n        s_b = [0 * v for v in b]\n",
                ),
            ),
            matlab=(
                (
                    "    loss_epoch = 0;\n",
                    "    loss_epoch = 0;\n"
                    "    for l = 1:last\n        s_w{l} = 0 * w{l};\n        s_b{l} = 0 * b{l};\n    end\n",
                ),
            ),
        ),
    ),
    twin(
        "loss-of-means",
        "fit.loss_mean_of_batches",
        fit=Pair(
            python=(
                ("crossentropy(a[-1], y_batch) * len(samples)", "crossentropy(a[-1], y_batch)"),
                ("loss_epoch / m", "loss_epoch / np.ceil(m / batch_size)"),
            ),
            matlab=(
                ("crossentropy(a{last+1}, y_batch) * numel(samples)", "crossentropy(a{last+1}, y_batch)"),
                ("loss_epoch / m", "loss_epoch / ceil(m / batch_size)"),
            ),
        ),
    ),
    twin(
        "not-transposed",
        "dense_backward.da_w_not_transposed",
        numbers_as_matrices=True,
        dense_backward=edit(("w.T @ dz", "w @ dz"), ("w' * dz", "w * dz")),
    ),
)
