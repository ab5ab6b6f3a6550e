"""What may be a list of matrices as well as a matrix is no sample: only what surely is one is held against anybody."""

from __future__ import annotations

import pytest

from grader.checks.style.layered import sample_loop
from grader.submission import Form, Submission, Unit

F = "import numpy as np\ndef f(z):\n    return 1 / (1 + np.exp(-z))\n"
STEP = """
def step(w, b, x, y, alpha):
    A = {activations}
    m = x.shape[1]
    d = (A[-1] - y) * A[-1] * (1 - A[-1])
    new_w, new_b = list(w), list(b)
    for l in reversed(range(len(w))):
        new_w[l] = w[l] - alpha / m * d @ A[l].T
        new_b[l] = b[l] - alpha / m * d.sum(axis=1, keepdims=True)
        d = (w[l].T @ d) * A[l] * (1 - A[l])
    return new_w, new_b
"""
FORWARD = """
def forward(w, b, a, {option}):
    acts = [a]
    for p, q in zip(w, b):
        a = f(p @ a + q)
        acts.append(a)
    {end}
"""
KEEPING = "keep=False", "forward(w, b, x, keep=True)"
RETURNS = {
    "the list or its last item": ("return acts if keep else a", *KEEPING),
    "one or the other, in an if": ("if keep:\n        return acts\n    return a", *KEEPING),
    "the answer no": ("return a if not keep else acts", *KEEPING),
    "under one name": ("out = a\n    if keep:\n        out = acts\n    return out", *KEEPING),
    "by and and or": ("return keep and acts or a", *KEEPING),
    "what a word says": ("return acts if what == 'all' else a", "what='last'", "forward(w, b, x, what='all')"),
    "what match says": (
        "match what:\n        case 'all':\n            return acts\n        case _:\n            return a",
        "what='last'",
        "forward(w, b, x, 'all')",
    ),
    "named options": ("return acts if options.get('keep') else a", "**options", "forward(w, b, x, keep=True)"),
    "a condition that is not known": ("return acts if len(w) > 0 else a", *KEEPING),
    "the answer, with the list or without": (
        "if len(w) > 0:\n        return a, acts\n    return a",
        "keep=True",
        "None\n    _, A = forward(w, b, x)",
    ),
}
CLASS = """
class Network:
    def __init__(self, w, b):
        self.w, self.b, self.num_layers = w, b, len(w)
    def forward(self, a, keep=False):
        acts = [a]
        for l in range(self.num_layers):
            a = f(self.w[l] @ a + self.b[l])
            acts.append(a)
        return acts if keep else a
"""
WHOLE = {name: FORWARD.format(option=option, end=end) + STEP.format(activations=call) for name, (end, option, call) in
         RETURNS.items()} | {
    "a class": CLASS + STEP.format(activations="Network(w, b).forward(x, keep=True)"),
    "a dataclass": (
        "from dataclasses import dataclass\n@dataclass\nclass Network:\n    w: list\n    b: list\n"
        + CLASS.split("len(w)\n")[1].replace("self.num_layers", "len(self.w)")
        + STEP.format(activations="Network(w, b).forward(x, keep=True)")
    ),
    "a recursion over the number of the layer": (
        "def go(w, b, l, a):\n    return [a] if l == len(w) else [a] + go(w, b, l + 1, f(w[l] @ a + b[l]))\n"
        + STEP.format(activations="go(w, b, 0, x)")
    ),
    "a recursion over the list of layers": (
        "def go(w, b, a):\n    if not w:\n        return [a]\n"
        "    return [a] + go(w[1:], b[1:], f(w[0] @ a + b[0]))\n" + STEP.format(activations="go(w, b, x)")
    ),
    "a recursion there and back": """
def go(w, b, a, y, s):
    if not w:
        return [], [], a - y
    out = f(w[0] @ a + b[0])
    new_w, new_b, d = go(w[1:], b[1:], out, y, s)
    d = d * out * (1 - out)
    return [w[0] - s * d @ a.T] + new_w, [b[0] - s * d.sum(axis=1, keepdims=True)] + new_b, w[0].T @ d
def step(w, b, x, y, alpha):
    return go(w, b, x, y, alpha / x.shape[1])[:2]
""",
    "a number or a list given": (
        "def chain(w, b, a):\n    acts = a if isinstance(a, list) else [a]\n    for p, q in zip(w, b):\n"
        "        acts.append(f(p @ acts[-1] + q))\n    return acts\n" + STEP.format(activations="chain(w, b, x)")
    ),
    "the way by samples, which is not taken": (
        "def layer(p, q, a, one=False):\n    if one:\n"
        "        return np.column_stack([f(p @ a[:, k] + q[:, 0]) for k in range(a.shape[1])])\n"
        "    return f(p @ a + q)\n"
        "def chain(w, b, a):\n    acts = [a]\n    for p, q in zip(w, b):\n        acts.append(layer(p, q, acts[-1]))\n"
        "    return acts\n" + STEP.format(activations="chain(w, b, x)")
    ),
    "the bias as the last column of its layer's matrix": """
def step(w, b, x, y, alpha):
    V = [np.hstack([p, q]) for p, q in zip(w, b)]
    m = x.shape[1]
    A = [x]
    for v in V:
        A.append(f(v @ np.vstack([A[-1], np.ones((1, m))])))
    d = A[-1] - y
    for l in range(len(V) - 1, -1, -1):
        d, V[l] = V[l].T @ d, V[l] - alpha / m * d @ A[l].T
    return [v[:, :-1] for v in V], [v[:, -1:] for v in V]
""",
    "the bias taken from the list of layers": """
def step(w, b, x, y, alpha):
    V, new_w, new_b = [np.hstack([p, q * x.mean()]) for p, q in zip(w, b)], list(w), list(b)
    for l in range(len(V)):
        new_w[l], new_b[l] = V[l][:, :-1], V[l][:, [-1]]
    return new_w, new_b
""",
}  # fmt: skip
KEPT = FORWARD.format(option="keep=False", end="return acts if keep else a")
UNKNOWN = FORWARD.format(option="keep=False", end="return acts if len(w) > 0 else a")
GRADIENT = "alpha / m * d @ A[l].T"
BACKPROP = "def backprop(w, b, x, y):\n    return [p * x.sum() for p in w], [q * y.sum() for q in b]\n"
APART = {
    "the columns of what the helper kept": (
        KEPT + STEP.format(activations="forward(w, b, x, keep=True)"),
        "sum(np.outer(d[:, k], A[l][:, k]) for k in range(m))",
    ),
    "the columns of what may be a list": (
        UNKNOWN + STEP.format(activations="forward(w, b, x)"),
        "sum(np.outer(np.ones(2), A[l][:, k]) for k in range(m))",
    ),
    "the columns zipped": (
        UNKNOWN + STEP.format(activations="forward(w, b, x)"),
        "sum(np.outer(p, q) for p, q in zip(d.T, A[l].T))",
    ),
    "in the way that is taken": (
        BACKPROP
        + "def each(w, b, x, y, vector=True):\n    if vector:\n        return backprop(w, b, x, y)\n"
        + "    for k in range(x.shape[1]):\n        w, b = backprop(w, b, x[:, k : k + 1], y[:, k : k + 1])\n"
        + "    return w, b\ndef step(w, b, x, y, alpha):\n    return each(w, b, x, y, vector=False)\n",
        GRADIENT,
    ),
    "in a way that may be taken": (
        BACKPROP
        + "def each(w, b, x, y, vector):\n    vector = vector and len(w) > 9\n    if vector:\n"
        + "        return backprop(w, b, x, y)\n"
        + "    for k in range(x.shape[1]):\n        w, b = backprop(w, b, x[:, k : k + 1], y[:, k : k + 1])\n"
        + "    return w, b\ndef step(w, b, x, y, alpha):\n    return each(w, b, x, y, True)\n",
        GRADIENT,
    ),
    "a recursion over the samples": (
        BACKPROP
        + "def go(w, b, x, y, k):\n    if k == x.shape[1]:\n        return w, b\n"
        + "    dw, db = backprop(w, b, x[:, k : k + 1], y[:, k : k + 1])\n    return go(dw, db, x, y, k + 1)\n"
        + "def step(w, b, x, y, alpha):\n    return go(w, b, x, y, 0)\n",
        GRADIENT,
    ),
    "a recursion over what is left of the samples": (
        BACKPROP
        + "def go(w, b, x, y):\n    if x.shape[1] == 0:\n        return w, b\n"
        + "    dw, db = backprop(w, b, x[:, :1], y[:, :1])\n    return go(dw, db, x[:, 1:], y[:, 1:])\n"
        + "def step(w, b, x, y, alpha):\n    return go(w, b, x, y)\n",
        GRADIENT,
    ),
    "np.apply_along_axis in a class": (
        CLASS.replace("f(self.w[l] @ a + self.b[l])", "np.apply_along_axis(lambda c: f(self.w[l] @ c), 0, a)")
        + STEP.format(activations="Network(w, b).forward(x, keep=True)"),
        GRADIENT,
    ),
    "one sample as a list of one": (
        BACKPROP
        + "def step(w, b, x, y, alpha):\n    columns = x.T if x.ndim == 2 else [x]\n"
        + "    for column in columns:\n        w, b = backprop(w, b, column[:, None], y)\n    return w, b\n",
        GRADIENT,
    ),
    "a column of a column": (
        BACKPROP
        + "def step(w, b, x, y, alpha):\n    for k in range(y.shape[1]):\n"
        + "        w, b = backprop(w, b, x[:, k : k + 1][:, 0], y)\n    return w, b\n",
        GRADIENT,
    ),
    "a layer computed sample by sample": (
        KEPT.replace("f(p @ a + q)", "np.column_stack([f(p @ c + q[:, 0]) for c in a.T])")
        + STEP.format(activations="forward(w, b, x, keep=True)"),
        GRADIENT,
    ),
}  # fmt: skip


def looked_at(source: str):
    return looked_at_in(Form.PYTHON, Unit(name="work.py", source=F + source))


def looked_at_in(form: Form, *units: Unit):
    submission = Submission(id="s", form=form, units=units, sha256="")
    return sample_loop(submission, "step", ("w", "b", "x", "y", "alpha"), ("w", "b"))


@pytest.mark.parametrize("source", WHOLE.values(), ids=WHOLE.keys())
def test_a_vector_form_is_not_accused_of_what_is_not_sure(source):
    assert looked_at(source) is None


@pytest.mark.parametrize(("source", "gradient"), APART.values(), ids=APART.keys())
def test_a_loop_over_samples_is_found_all_the_same(source, gradient):
    found = looked_at(source.replace(GRADIENT, gradient))
    assert found is not None
    assert "one by one" in found.message.en


def test_a_loop_over_samples_is_found_in_a_cell_that_is_timed():
    loop = "%%time\ndef step(w, b, x, y, alpha):\n    return [x[:, k] for k in range(x.shape[1])], b\n"
    found = looked_at_in(Form.NOTEBOOK, Unit(name="cell 1", source=F), Unit(name="cell 2", source=loop))
    assert found is not None
    assert (found.unit, found.line) == ("cell 2", 3)
