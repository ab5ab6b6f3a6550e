"""Back-propagation as students of such courses write it: three right styles, and what goes wrong."""

from __future__ import annotations

from tests.forms.twins import Pair, Twin, edit

HW3 = "hw3_backprop"


def twin(name: str, *mistakes: str, numbers_as_matrices: bool = False, **functions: Pair) -> Twin:
    return Twin(
        name=name,
        assignment=HW3,
        functions=functions,
        mistakes=frozenset(mistakes),
        numbers_as_matrices=numbers_as_matrices,
    )


ROW_TIMES_COLUMN = twin(
    "right-row-times-column",
    fc_c=Pair(
        python="""
def fc_c(w, a):
    z_next = np.zeros((w.shape[0], a.shape[1]))
    a_next = np.zeros((w.shape[0], a.shape[1]))
    for k in range(a.shape[1]):
        for i in range(w.shape[0]):
            z_next[i, k] = w[i, :] @ a[:, k]
            a_next[i, k] = f(z_next[i, k])
    return a_next, z_next
""",
        matlab="""
function [a_next, z_next] = fc_c(w, a)
    for k = 1:size(a, 2)
        for i = 1:size(w, 1)
            z_next(i, k) = w(i, :) * a(:, k);
            a_next(i, k) = f(z_next(i, k));
        end
    end
end
""",
    ),
    bc_c=Pair(
        python="""
def bc_c(w, z, delta_next):
    n, m = z.shape
    delta = np.zeros((n, m))
    for k in range(m):
        for j in range(n):
            delta[j, k] = df(z[j, k]) * np.sum(w[:, j] * delta_next[:, k])
    return delta
""",
        matlab="""
function delta = bc_c(w, z, delta_next)
    [n, m] = size(z);
    delta = zeros(n, m);
    for k = 1:m
        for j = 1:n
            delta(j, k) = df(z(j, k)) * sum(w(:, j) .* delta_next(:, k));
        end
    end
end
""",
    ),
    bc_v=Pair(
        python="def bc_v(w, z, delta_next):\n    return np.dot(w.T, delta_next) * df(z)\n",
        matlab="function delta = bc_v(w, z, delta_next)\n    delta = (w' * delta_next) .* df(z);\nend\n",
    ),
    cost=Pair(
        python="def cost(a, y):\n    e = a - y\n    return 1 / (2 * a.shape[1]) * np.trace(e.T @ e)\n",
        matlab="function J = cost(a, y)\n    e = a - y;\n    J = 1 / (2 * size(a, 2)) * trace(e' * e);\nend\n",
    ),
)

OWN_HELPERS = twin(
    "right-own-helpers",
    f=Pair(
        python="def f(z):\n    return (1 + np.tanh(z / 2)) / 2\n",
        matlab="function y = f(z)\n    y = (1 + tanh(z / 2)) / 2;\nend\n",
    ),
    fc_c=Pair(
        python="""
def fc_c(w, a):
    n_next = w.shape[0]
    m = a.shape[1]
    z_next = np.zeros((n_next, m))
    for k in range(m):
        for i in range(n_next):
            z_next[i, k] = net_input(w, a, i, k)
    a_next = f(z_next)
    return a_next, z_next


def net_input(w, a, i, k):
    s = 0
    for j in range(w.shape[1]):
        s += w[i, j] * a[j, k]
    return s
""",
        matlab="""
function [a_next, z_next] = fc_c(w, a)
    n_next = size(w, 1);
    m = size(a, 2);
    z_next = zeros(n_next, m);
    for k = 1:m
        for i = 1:n_next
            z_next(i, k) = net_input(w, a, i, k);
        end
    end
    a_next = f(z_next);
end

function s = net_input(w, a, i, k)
    s = 0;
    for j = 1:size(w, 2)
        s = s + w(i, j) * a(j, k);
    end
end
""",
    ),
    bp_online=Pair(
        python="""
def bp_online(w, x, y, alpha, epochs, tol):
    return bp_batch(w, x, y, alpha, epochs, 1, tol)
""",
        matlab="""
function [w, J] = bp_online(w, x, y, alpha, epochs, tol)
    [w, J] = bp_batch(w, x, y, alpha, epochs, 1, tol);
end
""",
    ),
)

RIGHT = (twin("right-reference"), ROW_TIMES_COLUMN, OWN_HELPERS)

WRONG = (
    twin(
        "derivative-at-activation",
        "bc.derivative_at_activation",
        bc_c=edit(("df(z[j, k]) * s", "df(f(z[j, k])) * s"), ("df(z(j, k)) * s", "df(f(z(j, k))) * s")),
        bc_v=edit(("df(z) *", "df(f(z)) *"), ("df(z) .*", "df(f(z)) .*")),
    ),
    twin(
        "f-times-w",  # as published: everything a matrix product, f for its derivative, no transpose
        numbers_as_matrices=True,
        bc_v=Pair(
            python="def bc_v(w, z, delta_next):\n    delta = f(z) @ w @ delta_next\n    return delta\n",
            matlab="function delta = bc_v(w, z, delta_next)\ndelta = f(z)*w*delta_next;\nend\n",
        ),
        fc_c=edit(("range(n):", "range(n + 1):"), ("1:size(w, 2)", "1:size(w, 2)+1")),
    ),
    twin(
        "sum-of-w-times-delta",  # as published
        numbers_as_matrices=True,
        bc_v=Pair(
            python="def bc_v(w, z, delta_next):\n    return df(z) * np.sum(w @ delta_next, axis=0)\n",
            matlab="function delta = bc_v(w, z, delta_next)\n    delta = df(z).*(sum(w*delta_next));\nend\n",
        ),
        fc_c=Pair(  # the work done by a whole matrix in a form that should go neuron by neuron
            python="""
def fc_c(w, a):
    z_next = w @ a
    a_next = np.zeros(z_next.shape)
    for i in range(z_next.shape[0]):
        for k in range(z_next.shape[1]):
            a_next[i, k] = f(z_next[i, k])
    return a_next, z_next
""",
            matlab="""
function [a_next, z_next] = fc_c(w, a)
    z_next = w * a;
    a_next = zeros(size(z_next));
    for i = 1:size(z_next, 1)
        for k = 1:size(z_next, 2)
            a_next(i, k) = f(z_next(i, k));
        end
    end
end
""",
        ),
    ),
    twin(
        "not-transposed",
        "bc.w_not_transposed",
        numbers_as_matrices=True,
        bc_c=edit(("w[i, j]", "w[j, i]"), ("w(i, j)", "w(j, i)")),
        bc_v=edit(("w.T @", "w @"), ("w' *", "w *")),
    ),
    twin(
        "gradient-transposed",
        "gradient.transposed",
        gradient=edit(("delta_next @ a.T", "a @ delta_next.T"), ("delta_next * a'", "a * delta_next'")),
        bc_c=edit(("df(z[j, k]) * s", "s"), ("df(z(j, k)) * s", "s")),
    ),
    twin(
        "half-missing",
        "cost.half_missing",
        cost=edit(("0.5 * np.sum", "np.sum"), ("0.5 * sum", "sum")),
        fc_c=edit(
            ("return (a_next, z_next)", "return (z_next, a_next)"),
            ("[a_next, z_next] = fc_c", "[z_next, a_next] = fc_c"),
        ),
    ),
    twin(
        "short-batch-dropped",
        "bp_batch.short_batch_dropped",
        "bp.J_after_update",
        bp_batch=edit(
            ("range(0, m, batch_size)", "range(0, m - batch_size + 1, batch_size)"),
            ("1:batch_size:m\n", "1:batch_size:m-batch_size+1\n"),
        ),
        bp_online=Pair(
            python=(
                ("            J_epoch = J_epoch + cost(a[L], y_k)\n", ""),
                (
                    "        J.append(J_epoch / m)\n",
                    """
            a = x[:, k : k + 1]
            for layer in range(1, L):
                a, _ = fc_v(W[layer], a)
            J_epoch = J_epoch + cost(a, y_k)
        J.append(J_epoch / m)
""",
                ),
            ),
            matlab=(
                ("        J_epoch = J_epoch + cost(a{L}, y_k);\n", ""),
                (
                    "    end\n    J(epoch) = J_epoch / m;\n",
                    """
        for l = 1:L-1
            a{l+1} = fc_v(w{l}, a{l});
        end
        J_epoch = J_epoch + cost(a{L}, y_k);
    end
    J(epoch) = J_epoch / m;
""",
                ),
            ),
        ),
    ),
    twin(
        "update-before-all-gradients",
        "bp.update_before_all_gradients",
        bp_online=Pair(
            python=(
                (
                    "                delta[layer] = bc_v(W",
                    "                W[layer] = W[layer] - alpha * gradient(delta[layer + 1], a[layer])\n"
                    "                delta[layer] = bc_v(W",
                ),
                (
                    """
            dw = {}
            for layer in range(1, L):
                dw[layer] = gradient(delta[layer + 1], a[layer])
            for layer in range(1, L):
                W[layer] = W[layer] - alpha * dw[layer]
""",
                    "\n            W[1] = W[1] - alpha * gradient(delta[2], a[1])\n",
                ),
            ),
            matlab=(
                (
                    "            delta{l} = bc_v(w",
                    "            w{l} = w{l} - alpha * gradient(delta{l+1}, a{l});\n            delta{l} = bc_v(w",
                ),
                (
                    """
        dw = cell(1, L-1);
        for l = 1:L-1
            dw{l} = gradient(delta{l+1}, a{l});
        end
        for l = 1:L-1
            w{l} = w{l} - alpha * dw{l};
        end
""",
                    "\n        w{1} = w{1} - alpha * gradient(delta{2}, a{1});\n",
                ),
            ),
        ),
    ),
    twin(
        "sigmoid-without-brackets",
        f=Pair(
            python="def f(z):\n    return 1 / 1 + np.exp(-z)\n",
            matlab="function y = f(z)\n    y = 1/1+exp(-z);\nend\n",
        ),
    ),
    twin(
        "no-slope-at-the-output",
        "output_delta.derivative_missing",
        output_delta=edit(("(a - y) * df(z)", "a - y"), ("(a - y) .* df(z)", "a - y")),
        bc_v=Pair(  # right, by loops
            python="""
def bc_v(w, z, delta_next):
    delta = np.zeros(z.shape)
    for j in range(z.shape[0]):
        delta[j, :] = df(z[j, :]) * (w[:, j] @ delta_next)
    return delta
""",
            matlab="""
function delta = bc_v(w, z, delta_next)
    delta = zeros(size(z));
    for j = 1:size(z, 1)
        delta(j, :) = df(z(j, :)) .* (w(:, j)' * delta_next);
    end
end
""",
        ),
        bc_c=Pair(
            python='def bc_c(w, z, delta_next):\n    raise NotImplementedError("bc_c: replace this line")\n',
            matlab="function delta = bc_c(w, z, delta_next)\nerror('grader:blank', 'bc_c: replace this line');\nend\n",
        ),
    ),
)
