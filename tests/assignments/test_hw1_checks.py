"""The checks of hw1_tensors: right answers in any honest style pass, each known mistake is named where it is made."""

from __future__ import annotations

import hashlib
import types
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from grader.checking import Check
from grader.checks.assignment import load_assignment
from grader.course.folder import load_course
from grader.course.mistakes import Mistake
from grader.gradebook.marking import mark, total
from grader.judging.grading import run_checks
from grader.outcome import Kind, Outcome, Verdict, Visibility
from grader.session.local_host import LocalHost
from grader.session.student import Student
from grader.submission import Form, Submission, Unit

ROOT = Path(__file__).parents[2]
ASSIGNMENT = load_assignment(load_course(ROOT), "hw1_tensors")
REFERENCE = (ROOT / "reference/python/hw1_tensors.py").read_text(encoding="utf-8")
MADE = [(known, function) for known in ASSIGNMENT.mistakes for function in known.functions]


def outcomes_of(source: str, checks: Sequence[Check] = ASSIGNMENT.checks, seed: str = "7") -> list[Outcome]:
    module = types.ModuleType("hw1_tensors")
    exec(compile(source, "hw1_tensors.py", "exec"), module.__dict__)
    submission = Submission(
        id="s001",
        form=Form.PYTHON,
        units=(Unit(name="hw1_tensors.py", source=source),),
        sha256=hashlib.sha256(source.encode()).hexdigest(),
    )
    student = Student(LocalHost(vars(module), ("hw1_tensors.py",)), dict(ASSIGNMENT.functions), submission)
    return list(run_checks(ASSIGNMENT, checks, student, seed))


def lost(outcomes: Sequence[Outcome]) -> set[str]:
    return {outcome.check for outcome in outcomes if outcome.verdict is not Verdict.PASSED}


def score(outcomes: Sequence[Outcome]) -> float:
    return total(mark(ASSIGNMENT, {outcome.check: outcome for outcome in outcomes}))


def with_(*functions: str) -> str:
    """Give the reference with some functions written anew."""
    return REFERENCE + "\n\n" + "\n\n".join(functions)


def of_functions(*names: str) -> tuple[Check, ...]:
    return tuple(check for check in ASSIGNMENT.checks if check.function in names)


def test_public_and_hidden_points_make_a_hundred():
    points = Counter[Visibility]()
    for check in ASSIGNMENT.checks:
        points[check.visibility] += check.points
    assert points == {Visibility.PUBLIC: 13, Visibility.HIDDEN: 87}


@pytest.mark.parametrize("seed", ["0", "1", "2026"])
def test_the_reference_earns_everything(seed):
    outcomes = outcomes_of(REFERENCE, seed=seed)
    assert lost(outcomes) == set()
    assert score(outcomes) == 100


def test_there_are_enough_mistakes_of_every_function():
    made = Counter(function for known in ASSIGNMENT.mistakes for function in known.functions)
    assert set(made) == set(ASSIGNMENT.functions)
    assert min(made.values()) >= 4
    assert len(ASSIGNMENT.mistakes) >= 40


@pytest.mark.parametrize("known, function", MADE, ids=[f"{known.id}-{function}" for known, function in MADE])
def test_each_mistake_costs_the_same_for_every_seed(known: Mistake, function: str):
    assert ASSIGNMENT.reference is not None
    source = known.source(ASSIGNMENT.reference, function)
    checks = [check for check in of_functions(function) if check.kind is not Kind.STYLE]
    seeds = [lost(outcomes_of(source, checks, seed)) for seed in ("0", "11")]
    assert seeds[0] and seeds[0] == seeds[1]


# ---- right answers as students write them -------------------------------------------------------------------------

HONEST = {
    "the book's, with flat vectors as answers": with_(
        "def relu_c(x):\n    assert len(x.shape) == 2\n    x = x.copy()\n    for i in range(x.shape[0]):\n"
        "        for j in range(x.shape[1]):\n            x[i, j] = max(x[i, j], 0)\n    return x",
        "def add_c(x, y):\n    x = x.copy()\n    for i in range(x.shape[0]):\n"
        "        for j in range(x.shape[1]):\n            x[i, j] += y[i, j]\n    return x",
        "def add_row_c(x, r):\n    y = r.ravel()\n    x = x.copy()\n    for i in range(x.shape[0]):\n"
        "        for j in range(x.shape[1]):\n            x[i, j] += y[j]\n    return x",
        "def naive_vector_dot(x, y):\n    z = 0.\n    for i in range(x.shape[0]):\n        z += x[i] * y[i]\n"
        "    return z",
        "def dot_c(x, y):\n    return naive_vector_dot(x, y)",
        "def matvec_c(x, y):\n    z = np.zeros(x.shape[0])\n    for i in range(x.shape[0]):\n"
        "        z[i] = naive_vector_dot(x[i, :], y[:, 0])\n    return z",
        "def matmul_c(x, y):\n    z = np.zeros((x.shape[0], y.shape[1]))\n    for i in range(x.shape[0]):\n"
        "        for j in range(y.shape[1]):\n            row_x = x[i, :]\n            column_y = y[:, j]\n"
        "            z[i, j] = naive_vector_dot(row_x, column_y)\n    return z",
        "def matvec_v(x, y):\n    return np.dot(x, y.ravel())",
    ),
    "comprehensions and lists": with_(
        "def relu_c(x):\n    return [[v if v > 0 else 0 for v in row] for row in x.tolist()]",
        "def add_c(x, y):\n    return [[a + b for a, b in zip(p, q)] for p, q in zip(x, y)]",
        "def add_row_c(x, r):\n    return [[a + b for a, b in zip(p, r[0])] for p in x]",
        "def dot_c(x, y):\n    return sum(a * b for a, b in zip(x[:, 0], y[:, 0]))",
        "def matvec_c(x, y):\n    return [sum(a * b for a, b in zip(row, y[:, 0])) for row in x]",
        "def matmul_c(x, y):\n    return [[sum(a * b for a, b in zip(row, col)) for col in zip(*y)] for row in x]",
        "def transpose_c(x):\n    return [[row[j] for row in x] for j in range(len(x[0]))]",
        "def reshape_c(x, rows, cols):\n    flat = [v for row in x for v in row]\n"
        "    return [[flat[i * cols + j] for j in range(cols)] for i in range(rows)]",
        "def mini_batch(x, n, batch_size):\n"
        "    rows = [row for i, row in enumerate(x) if i // batch_size == n]\n"
        "    return np.array(rows).reshape(len(rows), x.shape[1])",
    ),
    "one row times one column": with_(
        "def matvec_c(x, y):\n    z = np.zeros((len(x), 1))\n    for i in range(len(x)):\n        z[i] = x[i, :] @ y\n"
        "    return z",
        "def matmul_c(x, y):\n    z = np.empty((x.shape[0], y.shape[1]))\n    for i, row in enumerate(x):\n"
        "        for j in range(y.shape[1]):\n            z[i, j] = np.sum(row * y[:, j])\n    return z",
    ),
    "built of dot_c": with_(
        "def matvec_c(x, y):\n    return np.array([[dot_c(x[i : i + 1].T, y)] for i in range(len(x))])",
        "def matmul_c(x, y):\n    z = np.zeros((x.shape[0], y.shape[1]))\n    for i in range(x.shape[0]):\n"
        "        for j in range(y.shape[1]):\n            z[i, j] = dot_c(x[[i], :].T, y[:, [j]])\n    return z",
    ),
    "ndindex, ndenumerate, while": with_(
        "def relu_c(x):\n    y = np.zeros_like(x)\n    for p in np.ndindex(x.shape):\n        y[p] = max(x[p], 0)\n"
        "    return y",
        "def transpose_c(x):\n    y = np.empty(x.shape[::-1])\n    for (i, j), v in np.ndenumerate(x):\n"
        "        y[j, i] = v\n    return y",
        "def dot_c(x, y):\n    i, z = 0, 0\n    while i < len(x):\n        z += x.item(i) * y.item(i)\n        i += 1\n"
        "    return z",
        "def reshape_c(x, rows, cols):\n    y = np.zeros((rows, cols))\n    for k in range(x.size):\n"
        "        y.flat[k] = x.flat[k]\n    return y",
    ),
    "recursion": with_(
        "def dot_c(x, y):\n    if len(x) == 0:\n        return 0.0\n    return x[0, 0] * y[0, 0] + dot_c(x[1:], y[1:])",
        "def matvec_c(x, y):\n    if len(x) == 0:\n        return []\n"
        "    return [dot_c(x[0].reshape(-1, 1), y)] + matvec_c(x[1:], y)",
    ),
    "a class and an iterator": with_(
        "class Reader:\n    def __init__(self, x):\n        self.numbers = iter(x.ravel())\n\n"
        "    def take(self):\n        return next(self.numbers)",
        "def reshape_c(x, rows, cols):\n    reader = Reader(x)\n    y = np.zeros((rows, cols))\n"
        "    for i in range(rows):\n        for j in range(cols):\n            y[i, j] = reader.take()\n    return y",
    ),
    "other array operations": with_(
        "def relu_v(x):\n    return x * (x > 0)",
        "def add_v(x, y):\n    return np.add(x, y)",
        "def add_row_v(x, r):\n    return x + np.repeat(r, len(x), axis=0)",
        "def dot_v(x, y):\n    return np.sum(x * y)",
        "def matvec_v(x, y):\n    return np.einsum('ij,jk->ik', x, y)",
        "def matmul_v(x, y):\n    return (x[:, :, None] * y[None]).sum(axis=1)",
        "def transpose_v(x):\n    return np.swapaxes(x, 0, 1)",
        "def reshape_v(x, rows, cols):\n    return np.array(x.flatten()).reshape((rows, -1))",
        "def mini_batch(x, n, batch_size):\n    last = min((n + 1) * batch_size, len(x))\n"
        "    return np.take(x, np.arange(min(n * batch_size, last), last), axis=0)",
    ),
    "masks, where, in steps": with_(
        "def relu_v(x):\n    y = x.copy()\n    y[y < 0] = 0\n    return y",
        "def dot_v(x, y):\n    products = np.multiply(x, y)\n    z = products.sum()\n    return z",
        "def matvec_v(x, y):\n    products = x * y.T\n    return products.sum(axis=1)",
        "def mini_batch(x, n, batch_size):\n    place = np.arange(len(x)) // batch_size\n    return x[place == n]",
    ),
    "numbers as arrays of one": with_(
        "def dot_c(x, y):\n    z = np.zeros((1, 1))\n    for i in range(len(x)):\n        z += x[i] * y[i]\n"
        "    return z",
        "def dot_v(x, y):\n    return np.dot(x.T, y)",
    ),
}


@pytest.mark.parametrize("source", HONEST.values(), ids=HONEST.keys())
def test_right_answers_in_other_honest_styles_earn_everything(source):
    outcomes = outcomes_of(source)
    assert {outcome.check: outcome.message.en for outcome in outcomes if outcome.verdict is not Verdict.PASSED} == {}
    assert score(outcomes) == 100


# ---- wrong in one place -------------------------------------------------------------------------------------------

WRONG_IN_ONE_PLACE = {
    "a row for a column": (
        "def matvec_v(x, y):\n    return (x @ y).T",
        {"matvec_v.shape"},
    ),
    "one sample flat: a column where a row is asked": (
        "def mini_batch(x, n, batch_size):\n    batch = x[n * batch_size : (n + 1) * batch_size]\n"
        "    return batch[0] if len(batch) == 1 else batch",
        {"mini_batch.shape"},
    ),
    "an empty list beyond the end": (
        "def mini_batch(x, n, batch_size):\n"
        "    return [list(x[i]) for i in range(n * batch_size, min((n + 1) * batch_size, len(x)))]",
        {"mini_batch.shape"},
    ),
    "None beyond the end": (
        "def mini_batch(x, n, batch_size):\n    if n * batch_size < len(x):\n"
        "        return x[n * batch_size : (n + 1) * batch_size]",
        {"mini_batch.beyond", "mini_batch.shape"},
    ),
    "an exception beyond the end": (
        "def mini_batch(x, n, batch_size):\n"
        "    return [x[i : i + batch_size] for i in range(0, len(x), batch_size)][n]",
        {"mini_batch.beyond", "mini_batch.shape"},
    ),
    "for square matrices alone": (
        "def transpose_c(x):\n    y = x.copy()\n    for i in range(len(x)):\n        for j in range(len(x)):\n"
        "            y[i, j] = x[j, i]\n    return y",
        {"transpose_c.worked", "transpose_c.values", "transpose_c.shape", "transpose_c.edges"},
    ),
    "for columns alone": (
        "def relu_c(x):\n    y = np.zeros((len(x), 1))\n    for i in range(len(x)):\n"
        "        y[i, 0] = max(x[i, 0], 0)\n    return y",
        {"relu_c.worked", "relu_c.values", "relu_c.vectors", "relu_c.shape"},
    ),
    "the argument written over": (
        "def add_v(x, y):\n    y += x\n    return y",
        {"add_v.untouched"},
    ),
    "a copy of an integer type": (
        "def relu_v(x):\n    return np.maximum(x, 0).astype(int)",
        {"relu_v.values", "relu_v.vectors", "relu_v.edges"},
    ),
}


@pytest.mark.parametrize("source, expected", WRONG_IN_ONE_PLACE.values(), ids=WRONG_IN_ONE_PLACE.keys())
def test_a_flaw_costs_the_check_meant_for_it_alone(source, expected):
    checks = [check for check in ASSIGNMENT.checks if check.kind is not Kind.STYLE]
    assert lost(outcomes_of(with_(source), checks)) == expected


WRONG_FORM = {
    "relu_c": "def relu_c(x):\n    return np.array([np.maximum(row, 0) for row in x])",
    "add_c": "def add_c(x, y):\n    z = x.copy()\n    for i in range(len(z)):\n        z[i] += y[i]\n    return z",
    "add_row_c": "def add_row_c(x, r):\n    return np.array([row + r[0] for row in x])",
    "dot_c": "def dot_c(x, y):\n    return sum(x * y)",
    "matvec_c": "def matvec_c(x, y):\n    return matvec_v(x, y)",
    "matmul_c": (
        "def matmul_c(x, y):\n    z = np.zeros((x.shape[0], y.shape[1]))\n    for j in range(y.shape[1]):\n"
        "        z[:, j] = x @ y[:, j]\n    return z"
    ),
    "transpose_c": (
        "def transpose_c(x):\n    y = np.zeros(x.shape[::-1])\n    for i in range(len(x)):\n        y[:, i] = x[i, :]\n"
        "    return y"
    ),
    "reshape_c": (
        "def reshape_c(x, rows, cols):\n    flat = x.ravel()\n"
        "    return np.array([flat[i * cols : (i + 1) * cols] for i in range(rows)])"
    ),
    "relu_v": "def relu_v(x):\n    return np.array([[max(v, 0) for v in row] for row in x])",
    "add_v": "def add_v(x, y):\n    return np.array([p + q for p, q in zip(x, y)])",
    "add_row_v": "def add_row_v(x, r):\n    return np.array(list(map(lambda row: row + r[0], x)))",
    "dot_v": "def dot_v(x, y):\n    return sum(a * b for a, b in zip(x, y))",
    "matvec_v": "def matvec_v(x, y):\n    return np.array([row @ y for row in x])",
    "matmul_v": "def matmul_v(x, y):\n    return matmul_c(x, y)",
    "transpose_v": "def transpose_v(x):\n    return np.array(list(map(list, zip(*x))))",
    "reshape_v": "def reshape_v(x, rows, cols):\n    return reshape_c(x, rows, cols)",
}


@pytest.mark.parametrize("function", WRONG_FORM)
def test_the_other_form_earns_all_but_the_marks_of_the_form(function):
    outcomes = outcomes_of(with_(WRONG_FORM[function]))
    assert lost(outcomes) == {f"{function}.style", f"{function}.form"}


def test_constants_in_place_of_answers_earn_the_shape_at_most():
    like = {
        **{name: "0 * x" for name in ("relu", "add", "add_row")},
        "dot": "0.0",
        "matvec": "np.zeros((len(x), 1))",
        "matmul": "np.zeros((len(x), y.shape[1]))",
        "transpose": "np.zeros(x.shape[::-1])",
        "reshape": "np.zeros((rows, cols))",
        "mini_batch": "x[:0]",
    }
    source = ["import numpy as np"]
    for name, function in ASSIGNMENT.functions.items():
        answer = like[name.removesuffix("_c").removesuffix("_v")]
        source.append(f"def {name}({', '.join(function.arguments)}):\n    return {answer}")
    shapes = {check.id for check in ASSIGNMENT.checks if check.kind is Kind.SHAPE}
    outcomes = outcomes_of("\n\n".join(source))
    earned = {result.id for result in mark(ASSIGNMENT, {o.check: o for o in outcomes}) if result.points}
    assert earned <= shapes
    assert "mini_batch.shape" not in earned
