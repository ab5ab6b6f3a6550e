"""Networks of layers: loops over layers are free, loops over samples are seen; so are calls of another function."""

from __future__ import annotations

import textwrap

import pytest

from grader.checks.style.layered import call_missing_in_loop, forbidden_call, sample_loop
from grader.submission import Form, Submission, Unit

ARGUMENTS = ("w", "b", "x", "y", "alpha")
LAYERED = ("w", "b")
BACKPROP = (
    "def backprop(w, b, x, y):\n    a = x\n    for W, B in zip(w, b):\n        a = f(W @ a + B)\n    return a, y\n"
)
ONE = "function [dw, db] = backprop(w, b, x, y)\nfor l = 1:numel(w)\n  dw{l} = w{l} * x; db{l} = y;\nend\nend\n"


def python(body: str, more: str = "") -> Submission:
    source = "\n".join(
        (
            "import numpy as np",
            "def f(z):\n    return 1 / (1 + np.exp(-z))",
            BACKPROP,
            textwrap.dedent(more),
            "def step(w, b, x, y, alpha):",
            textwrap.indent(textwrap.dedent(body), "    "),
        )
    )
    return Submission(id="s", form=Form.PYTHON, units=(Unit(name="work.py", source=source),), sha256="")


def matlab(body: str, **files: str) -> Submission:
    step = f"function [w, b] = step(w, b, x, y, alpha)\n{textwrap.dedent(body)}\nend\n"
    units = [Unit(name="step.m", source=step), Unit(name="backprop.m", source=ONE)]
    units += [Unit(name=f"{name}.m", source=textwrap.dedent(source)) for name, source in files.items()]
    return Submission(id="s", form=Form.MATLAB, units=tuple(units), sha256="")


FREE = {
    "numbered layers": """
        L = len(w) + 1
        a, z = {1: x}, {}
        for l in range(1, L):
            z[l + 1] = w[l - 1] @ a[l] + b[l - 1]
            a[l + 1] = f(z[l + 1])
        delta = {L: (a[L] - y) * f(z[L]) * (1 - f(z[L]))}
        for l in range(L - 1, 1, -1):
            delta[l] = (w[l - 1].T @ delta[l + 1]) * a[l] * (1 - a[l])
        m = x.shape[1]
        w = [w[l - 1] - alpha / m * delta[l + 1] @ a[l].T for l in range(1, L)]
        b = [b[l - 1] - alpha / m * np.sum(delta[l + 1], axis=1, keepdims=True) for l in range(1, L)]
        return w, b
    """,
    "lists from the end, as in the book": """
        activations, zs = [x], []
        for B, W in zip(b, w):
            zs.append(np.dot(W, activations[-1]) + B)
            activations.append(f(zs[-1]))
        delta = activations[-1] - y
        nabla_b, nabla_w = [0] * len(b), [0] * len(w)
        nabla_b[-1], nabla_w[-1] = delta.sum(axis=1, keepdims=True), delta @ activations[-2].T
        for l in range(2, len(w) + 1):
            delta = np.dot(w[-l + 1].transpose(), delta) * f(zs[-l])
            nabla_b[-l] = delta @ np.ones((x.shape[1], 1))
            nabla_w[-l] = np.dot(delta, activations[-l - 1].transpose())
        m = len(x[0])
        return [W - alpha / m * d for W, d in zip(w, nabla_w)], [B - alpha / m * d for B, d in zip(b, nabla_b)]
    """,
    "arrays of objects": """
        a = np.empty(len(w) + 1, dtype=object)
        a[0] = x
        for l in range(len(w)):
            a[l + 1] = f(w[l] @ a[l] + b[l])
        d = np.array([a[l + 1] @ a[l].T for l in range(len(w))], dtype=object)
        return [w[l] - alpha * d[l] for l in range(len(w))], b
    """,
    "einsum, while": """
        a, l = [x], 0
        while l < len(w):
            a.append(f(np.einsum("ij,jk->ik", w[l], a[l]) + b[l]))
            l += 1
        return [W - alpha * np.einsum("ik,jk->ij", a[i + 1], a[i]) for i, W in enumerate(w)], b
    """,
}
OVER_SAMPLES = {
    "columns by number": """
        for k in range(x.shape[1]):
            dw, db = backprop(w, b, x[:, k : k + 1], y[:, k : k + 1])
        return dw, db
    """,
    "columns in a list of one": "return [backprop(w, b, x[:, [k]], y[:, [k]]) for k in range(x.shape[1])], b",
    "columns zipped": "return [backprop(w, b, p.reshape(-1, 1), q.reshape(-1, 1)) for p, q in zip(x.T, y.T)], b",
    "split": "return [backprop(w, b, p, y) for p in np.hsplit(x, x.shape[1])], b",
    "while": """
        k = 0
        while k < x.shape[1]:
            w, b = backprop(w, b, x[:, k : k + 1], y)
            k += 1
        return w, b
    """,
    "in the loop over layers": """
        for W in w:
            a = np.zeros((len(W), x.shape[1]))
            for k in range(x.shape[1]):
                a[:, k] = W @ x[:, k]
            x = a
        return x, b
    """,
    "map": "return list(map(lambda k: backprop(w, b, x[:, k : k + 1], y), range(x.shape[1]))), b",
    "neurons": """
        a = x
        for W in w:
            a = np.array([W[i] @ a for i in range(len(W))])
        return [a[j, k] for j in range(len(a)) for k in range(3)], b
    """,
}


@pytest.mark.parametrize("body", FREE.values(), ids=FREE.keys())
def test_loops_over_layers_are_free_in_python(body):
    assert sample_loop(python(body), "step", ARGUMENTS, LAYERED) is None


@pytest.mark.parametrize("body", OVER_SAMPLES.values(), ids=OVER_SAMPLES.keys())
def test_a_loop_over_samples_is_found_in_python(body):
    found = sample_loop(python(body), "step", ARGUMENTS, LAYERED)
    assert found is not None
    assert found.unit == "work.py"


def test_a_loop_over_samples_is_found_in_a_helper():
    helper = "def each(w, b, x, y):\n    return [backprop(w, b, x[:, k], y) for k in range(len(x[0]))]"
    found = sample_loop(python("return each(w, b, x, y), b", helper), "step", ARGUMENTS, LAYERED)
    assert found is not None
    assert "`each`" in found.message.en


MATLAB_FREE = """
L = numel(w) + 1; m = size(x, 2); a = cell(1, L); a{1} = x; delta = cell(1, L);
for l = 1:L-1
  a{l+1} = 1 ./ (1 + exp(-(w{l} * a{l} + b{l})));
end
delta{L} = a{L} - y;
for l = L-1:-1:2
  delta{l} = (w{l}' * delta{l+1}) .* a{l};
end
for l = 1:L-1
  w{l} = w{l} - alpha / m * delta{l+1} * a{l}';
  b{l} = b{l} - alpha / m * sum(delta{l+1}, 2);
end
"""
MATLAB_OVER_SAMPLES = {
    "columns": "for k = 1:size(x, 2)\n  [w, b] = backprop(w, b, x(:, k), y(:, k));\nend",
    "in the loop over layers": "for l = 1:numel(w)\n  for k = 1:size(x, 2)\n    a(:, k) = w{l} * x(:, k);\n  end\nend",
}


def test_loops_over_layers_are_free_in_matlab():
    assert sample_loop(matlab(MATLAB_FREE), "step", ARGUMENTS, LAYERED) is None


@pytest.mark.parametrize("body", MATLAB_OVER_SAMPLES.values(), ids=MATLAB_OVER_SAMPLES.keys())
def test_a_loop_over_samples_is_found_in_matlab(body):
    assert sample_loop(matlab(body), "step", ARGUMENTS, LAYERED) is not None


CALLED_IN_LOOP = [
    python(OVER_SAMPLES["columns by number"]),
    python(OVER_SAMPLES["columns zipped"]),
    python(OVER_SAMPLES["map"]),
    python(OVER_SAMPLES["while"]),
    python("grad = backprop\nfor k in range(3):\n    w, b = grad(w, b, x[:, k], y)\nreturn w, b"),
    python("return [one(w, b, k) for k in range(3)], b", "def one(w, b, k):\n    return backprop(w, b, k, k)"),
    matlab(MATLAB_OVER_SAMPLES["columns"]),
    matlab("k = 1;\nwhile k <= size(x, 2)\n  [w, b] = one(w, b, x, k); k = k + 1;\nend", one=(
        "function [w, b] = one(w, b, x, k)\n[w, b] = backprop(w, b, x(:, k), k);\nend\n")),
    matlab("d = arrayfun(@(k) backprop(w, b, x(:, k), y(:, k)), 1:size(x, 2), 'UniformOutput', false);"),
]  # fmt: skip
NOT_IN_LOOP = [
    python(FREE["numbered layers"]),
    python("w, b = backprop(w, b, x, y)\nfor k in range(3):\n    w = w\nreturn w, b"),
    matlab(MATLAB_FREE),
    matlab("[w, b] = backprop(w, b, x, y);"),
]


@pytest.mark.parametrize("submission", CALLED_IN_LOOP)
def test_a_call_in_a_loop_is_seen(submission):
    assert call_missing_in_loop(submission, "step", "backprop", ARGUMENTS, LAYERED) is None


@pytest.mark.parametrize("submission", NOT_IN_LOOP)
def test_a_call_outside_all_loops_or_none_at_all_is_told(submission):
    found = call_missing_in_loop(submission, "step", "backprop", ARGUMENTS, LAYERED)
    assert found is not None
    assert "backprop" in found.message.en
    assert "backprop" in found.message.zh


CALLING = [
    python("return backprop(w, b, x, y)"),
    python("return helper(w, b)", "def helper(w, b):\n    own = backprop\n    return own(w, b, w, b)"),
    python(
        "return Network().backprop(w)", "class Network:\n    def backprop(self, w):\n        return w\n"
    ),
    matlab("[w, b] = backprop(w, b, x, y);"),
    matlab("w = helper(w);", helper="function w = helper(w)\nfor k = 1:2\n  w = backprop(w, w, w, w);\nend\nend\n"),
]  # fmt: skip


@pytest.mark.parametrize("submission", CALLING)
def test_a_forbidden_call_is_found_through_helpers(submission):
    assert forbidden_call(submission, "step", "backprop", ARGUMENTS, LAYERED) is not None


@pytest.mark.parametrize("submission", [python(FREE["einsum, while"]), matlab(MATLAB_FREE)])
def test_who_does_not_call_it_is_let_be(submission):
    assert forbidden_call(submission, "step", "backprop", ARGUMENTS, LAYERED) is None


def test_a_function_that_is_not_there_is_no_matter_of_form():
    for submission in (python("return w, b"), matlab("w = w;")):
        assert sample_loop(submission, "absent", ARGUMENTS, LAYERED) is None
        assert call_missing_in_loop(submission, "absent", "backprop", ARGUMENTS, LAYERED) is None
        assert forbidden_call(submission, "absent", "backprop", ARGUMENTS, LAYERED) is None
