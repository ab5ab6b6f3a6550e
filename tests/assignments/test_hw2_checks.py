"""The checks of hw2_forward: right answers in any honest style pass, each known mistake is named where it is made."""

from __future__ import annotations

import hashlib
import types
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from grader.checking import Check
from grader.checks.assignment import Assignment, load_assignment
from grader.course.folder import load_course
from grader.course.mistakes import Mistake
from grader.gradebook.marking import mark, total
from grader.judging.grading import run_checks
from grader.outcome import Kind, Outcome, Verdict, Visibility
from grader.session.local_host import LocalHost
from grader.session.student import Student
from grader.submission import Form, Submission, Unit

ROOT = Path(__file__).parents[2]
ASSIGNMENT = load_assignment(load_course(ROOT), "hw2_forward")
REFERENCE = (ROOT / "reference/python/hw2_forward.py").read_text(encoding="utf-8")
UNSTYLED = tuple(check for check in ASSIGNMENT.checks if check.kind is not Kind.STYLE)
MADE = [(known, function) for known in ASSIGNMENT.mistakes for function in known.functions]


def student_of(source: str, assignment: Assignment = ASSIGNMENT) -> Student:
    module = types.ModuleType("hw2_forward")
    exec(compile(source, "hw2_forward.py", "exec"), module.__dict__)
    submission = Submission(
        id="s001",
        form=Form.PYTHON,
        units=(Unit(name="hw2_forward.py", source=source),),
        sha256=hashlib.sha256(source.encode()).hexdigest(),
    )
    host = LocalHost(vars(module), ("hw2_forward.py",))
    return Student(host, {**assignment.functions, **assignment.given}, submission)


def outcomes_of(source: str, checks: Sequence[Check] = ASSIGNMENT.checks, seed: str = "7") -> list[Outcome]:
    return list(run_checks(ASSIGNMENT, checks, student_of(source), seed))


def lost(outcomes: Sequence[Outcome]) -> set[str]:
    return {outcome.check for outcome in outcomes if outcome.verdict is not Verdict.PASSED}


def score(outcomes: Sequence[Outcome]) -> float:
    return total(mark(ASSIGNMENT, {outcome.check: outcome for outcome in outcomes}))


def with_(**functions: str) -> str:
    """Give the reference with some functions written anew."""
    return REFERENCE + "\n\n" + "\n\n".join(functions.values())


def built_of(function: str) -> set[str]:
    """List the functions that call this one, directly or through another."""
    callers = {name for name, asked in ASSIGNMENT.functions.items() if function in asked.parts}
    return callers.union(*map(built_of, callers)) if callers else set()


def test_public_and_hidden_points_make_a_hundred():
    points = Counter[Visibility]()
    for check in ASSIGNMENT.checks:
        points[check.visibility] += check.points
    assert points == {Visibility.PUBLIC: 15, Visibility.HIDDEN: 85}


@pytest.mark.parametrize("seed", ["0", "1", "2026"])
def test_the_reference_earns_everything(seed):
    outcomes = outcomes_of(REFERENCE, seed=seed)
    assert lost(outcomes) == set()
    assert score(outcomes) == 100


def test_there_are_enough_mistakes_of_every_function():
    made = Counter(function for known in ASSIGNMENT.mistakes for function in known.functions)
    assert set(made) == set(ASSIGNMENT.functions)
    assert min(made.values()) >= 4


@pytest.mark.parametrize("known, function", MADE, ids=[f"{known.id}-{function}" for known, function in MADE])
def test_each_mistake_is_named_where_it_is_made_and_costs_nothing_elsewhere(known: Mistake, function: str):
    assert ASSIGNMENT.reference is not None
    outcomes = outcomes_of(known.source(ASSIGNMENT.reference, function), UNSTYLED)
    own = [outcome for outcome in outcomes if outcome.check.startswith(f"{function}.")]
    nameable = [outcome for outcome in own if "shape" not in outcome.check]
    assert {outcome.mistake for outcome in nameable if outcome.verdict is not Verdict.PASSED} == {known.id}
    elsewhere = [outcome for outcome in outcomes if outcome not in own and outcome.verdict is not Verdict.PASSED]
    assert {outcome.check.partition(".")[0] for outcome in elsewhere} <= built_of(function)
    if known.id not in ("fc.w_transposed", "fc.matrix_division"):  # they raise in their callers; nothing follows
        assert [outcome.check for outcome in elsewhere if not outcome.follow_through] == []


@pytest.mark.parametrize("known", ASSIGNMENT.mistakes, ids=lambda known: known.id)
def test_each_mistake_speaks_both_languages_and_keeps_the_answer_to_itself(known: Mistake):
    for words in (known.title, known.hint):
        assert words.en.isascii()
        assert any("\u4e00" <= character <= "\u9fff" for character in words.zh)
    assert known.equation
    for line in ("w @ a", "z >= 0, 1", "step(z)", "nand(", "f(z_next)", "+ 3"):
        assert line not in known.hint.en + known.hint.zh


HONEST = {
    "logic and numbers": with_(
        step="def step(z):\n    return (np.asarray(z) >= 0).astype(int)",
        nand="def nand(x1, x2):\n    return 1 - np.asarray(x1) * x2",
        xor="def xor(x1, x2):\n    return np.asarray(x1) != x2",
    ),
    "other weights": with_(
        nand="def nand(x1, x2):\n    return step(1.5 - np.asarray(x1) - x2)",
        xor=("def xor(x1, x2):\n    p = nand(x1, nand(x2, x2))\n    q = nand(nand(x1, x1), x2)\n    return nand(p, q)"),
    ),
    "gates are perceptrons": with_(
        nand=(
            "def nand(x1, x2):\n"
            "    x1, x2 = np.broadcast_arrays(x1, x2)\n"
            "    x = np.vstack([x1.ravel(), x2.ravel()])\n"
            "    y = perceptron(np.array([[-2.0, -2.0]]), 3, x)\n"
            "    return y.reshape(x1.shape)"
        )
    ),
    "sums in one line": with_(
        fc_c=(
            "def fc_c(w, a):\n"
            "    out = np.empty((len(w), a.shape[1]))\n"
            "    for i in range(len(w)):\n"
            "        for k in range(a.shape[1]):\n"
            "            out[i, k] = f(sum(w[i, j] * a[j, k] for j in range(len(a))))\n"
            "    return out"
        )
    ),
    "row times column": with_(
        fc_c=(
            "def fc_c(w, a):\n"
            "    return np.array([[f(np.dot(w[i, :], a[:, k])) for k in range(a.shape[1])]"
            " for i in range(w.shape[0])])"
        ),
        fc_v="def fc_v(w, a):\n    return f(np.dot(w, a))",
    ),
    "lists": with_(
        fc_c=(
            "def neuron(row, column):\n"
            "    z = 0\n"
            "    for weight, activation in zip(row, column):\n"
            "        z += weight * activation\n"
            "    return float(f(z))\n\n"
            "def fc_c(w, a):\n"
            "    return [[neuron(row, column) for column in a.T] for row in w]"
        ),
        forward_c=("def forward_c(w, x):\n    for matrix in w:\n        x = np.array(fc_c(matrix, x))\n    return x"),
    ),
    "own sigmoid": with_(f="def f(s):\n    return 0.5 * (1 + np.tanh(s / 2))"),
    "layers kept in a list": with_(
        forward_v=(
            "def forward_v(w, x):\n"
            "    a = [x]\n"
            "    for matrix in w:\n"
            "        a.append(fc_v(matrix, a[-1]))\n"
            "    return a[-1]"
        )
    ),
}


@pytest.mark.parametrize("source", HONEST.values(), ids=HONEST.keys())
def test_right_answers_in_other_honest_styles_earn_everything(source):
    outcomes = outcomes_of(source)
    assert lost(outcomes) == set()
    assert score(outcomes) == 100


WRONG_IN_ONE_PLACE = {
    "flat result for one sample": (
        with_(
            fc_v=(
                "def fc_v(w, a):\n    a_next = f(w @ a)\n    return a_next[:, 0] if a_next.shape[1] == 1 else a_next"
            ),
            forward_v=(
                "def forward_v(w, x):\n"
                "    for matrix in w:\n"
                "        x = fc_v(matrix, x).reshape(len(matrix), -1)\n"
                "    return x"
            ),
        ),
        {"fc_v.shape_of_any_layer"},
    ),
    "step in place": (
        with_(
            step=(
                "def step(z):\n"
                "    if not isinstance(z, np.ndarray) or z.ndim == 0:\n"
                "        return 1.0 if z >= 0 else 0.0\n"
                "    yes = z >= 0\n"
                "    z[yes] = 1\n"
                "    z[~yes] = 0\n"
                "    return z"
            )
        ),
        {"step.untouched"},
    ),
    "weights scaled in place": (
        with_(fc_v="def fc_v(w, a):\n    w *= 2\n    return f(w @ a / 2)"),
        {"fc_v.untouched", "forward_v.untouched"},
    ),
    "input overwritten": (
        with_(
            forward_c=(
                "def forward_c(w, x):\n"
                "    a = fc_c(w[0], x)\n"
                "    x[:] = 0\n"
                "    for matrix in w[1:]:\n"
                "        a = fc_c(matrix, a)\n"
                "    return a"
            )
        ),
        {"forward_c.untouched"},
    ),
    "overflow": (
        with_(f="def f(z):\n    return np.exp(z) / (1 + np.exp(z))"),
        {"fc_c.large", "fc_v.large", "forward_c.large", "forward_v.large"},
    ),
    "gates for numbers alone": (
        with_(
            nand=(
                "def nand(x1, x2):\n"
                "    if np.ndim(x1):\n"
                "        raise ValueError('numbers, please')\n"
                "    return step(-2 * x1 - 2 * x2 + 3)"
            ),
            xor="def xor(x1, x2):\n    return abs(x1 - x2)",
        ),
        {"nand.truth_table", "nand.value", "nand.untouched"},
    ),
}


@pytest.mark.parametrize("source, expected", WRONG_IN_ONE_PLACE.values(), ids=WRONG_IN_ONE_PLACE.keys())
def test_a_flaw_costs_the_check_meant_for_it_alone(source, expected):
    assert lost(outcomes_of(source, UNSTYLED)) == expected


def test_a_component_form_that_multiplies_matrices_loses_its_style_points():
    source = with_(
        fc_c="def fc_c(w, a):\n    return f(w @ a)",
        fc_v=(
            "def fc_v(w, a):\n"
            "    out = np.zeros((w.shape[0], a.shape[1]))\n"
            "    for i in range(w.shape[0]):\n"
            "        out[i] = f(w[i] @ a)\n"
            "    return out"
        ),
    )
    assert lost(outcomes_of(source)) == {"fc_c.style", "fc_v.style"}


CHANGES_AN_ARGUMENT = {
    "step": ("z", "    z[z >= 0] = 1"),
    "perceptron": ("x", "    x *= 1.5"),
    "nand": ("x1", "    x1 += x2"),
    "xor": ("x2", "    x2 -= 1"),
    "fc_c": ("a", "    a[0] = 0"),
    "fc_v": ("w", "    w *= 2"),
    "forward_c": ("w", "    w[0] *= 2"),
    "forward_v": ("w", "    w[-1] = w[-1] + 1"),
}


@pytest.mark.parametrize("function", CHANGES_AN_ARGUMENT)
def test_a_changed_argument_costs_its_own_mark_and_is_named(function):
    name, change = CHANGES_AN_ARGUMENT[function]
    assert ASSIGNMENT.reference is not None
    source = ASSIGNMENT.reference.source_of(function)
    head, body = source[: source.rindex("    return ")], source[source.rindex("    return ") :]
    guarded = (
        f"    if not np.isscalar({name}):\n    {change}\n" if function in ("step", "nand", "xor") else f"{change}\n"
    )
    outcomes = outcomes_of(with_(changed=head + guarded + body), [c for c in UNSTYLED if c.function == function])
    assert lost(outcomes) == {f"{function}.untouched"}
    (said,) = [outcome.message for outcome in outcomes if outcome.verdict is not Verdict.PASSED]
    assert f"{function} changed its argument {name} in place" in said.en and f"参数 {name}" in said.zh


ONE_COLUMN = {
    "fc_c": "def fc_c(w, a):\n    z = [sum(w[i, j] * a[j, 0] for j in range(len(a))) for i in range(len(w))]\n"
    "    return f(np.array(z).reshape(-1, 1))",
    "fc_v": "def fc_v(w, a):\n    return f((w @ a[:, 0]).reshape(len(w), 1))",
    "perceptron": "def perceptron(w, b, x):\n    return step(sum(w[0, j] * x[j, 0] for j in range(len(x))) + b)",
}


@pytest.mark.parametrize("function", ONE_COLUMN)
def test_a_form_that_is_right_for_one_sample_keeps_what_it_earns_and_is_told_so(function):
    checks = [check for check in UNSTYLED if check.function == function]
    outcomes = outcomes_of(with_(one=ONE_COLUMN[function]), checks)
    kept = {"value", "shape_of_any_layer", "large", "single", "untouched"}
    passed = {o.check.partition(".")[2] for o in outcomes if o.verdict is Verdict.PASSED}
    assert passed >= kept & {check.id.partition(".")[2] for check in checks} - {"example"}
    assert "columns" not in passed
    assert any("right for one sample" in outcome.message.en for outcome in outcomes)


def test_constants_in_place_of_answers_earn_the_shape_at_most():
    nothing = "\n\n".join(
        [
            "import numpy as np",
            "def step(z):\n    return 0 * np.asarray(z)",
            "def perceptron(w, b, x):\n    return np.zeros((1, x.shape[1]))",
            "def nand(x1, x2):\n    return 0 * np.asarray(x1)",
            "def xor(x1, x2):\n    return 0 * np.asarray(x1)",
            "def fc_c(w, a):\n    return np.zeros((len(w), a.shape[1]))",
            "def fc_v(w, a):\n    return np.zeros((len(w), a.shape[1]))",
            "def forward_c(w, x):\n    return np.zeros((len(w[-1]), x.shape[1]))",
            "def forward_v(w, x):\n    return np.zeros((len(w[-1]), x.shape[1]))",
        ]
    )
    shapes = {check.id for check in ASSIGNMENT.checks if check.kind is Kind.SHAPE}
    outcomes = outcomes_of(nothing)
    earned = {result.id for result in mark(ASSIGNMENT, {o.check: o for o in outcomes}) if result.points}
    assert earned <= shapes
