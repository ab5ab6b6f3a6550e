"""The checks of hw6_descent: right answers in any honest style pass, each flaw costs the check meant for it."""

from __future__ import annotations

import types
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from grader.checks.assignment import load_assignment
from grader.course.folder import load_course
from grader.gradebook.marking import mark, total
from grader.judging.grading import run_checks
from grader.outcome import ContourPicture, Kind, Outcome, Verdict, Visibility
from grader.session.local_host import LocalHost
from grader.session.student import Student
from grader.submission import Form, Submission, Unit

ROOT = Path(__file__).parents[2]
ASSIGNMENT = load_assignment(load_course(ROOT), "hw6_descent")
REFERENCE = (ROOT / "reference/python/hw6_descent.py").read_text(encoding="utf-8")


def outcomes_of(source: str, seed: str = "7") -> list[Outcome]:
    module = types.ModuleType("hw6_descent")
    exec(compile(source, "hw6_descent.py", "exec"), module.__dict__)
    submission = Submission(
        id="s001", form=Form.PYTHON, units=(Unit(name="hw6_descent.py", source=source),), sha256="0" * 64
    )
    host = LocalHost(vars(module), ("hw6_descent.py",))
    student = Student(host, {**ASSIGNMENT.functions, **ASSIGNMENT.given}, submission)
    return list(run_checks(ASSIGNMENT, ASSIGNMENT.checks, student, seed))


def lost(outcomes: Sequence[Outcome]) -> set[str]:
    return {outcome.check for outcome in outcomes if outcome.verdict is not Verdict.PASSED}


def score(outcomes: Sequence[Outcome]) -> float:
    return total(mark(ASSIGNMENT, {outcome.check: outcome for outcome in outcomes}))


def with_(*functions: str) -> str:
    """Give the reference with some functions written anew."""
    return REFERENCE + "\n\n" + "\n\n".join(functions)


def edited(function: str, old: str, new: str) -> str:
    assert ASSIGNMENT.reference is not None
    return ASSIGNMENT.reference.edited(function, {old: new})


def test_public_and_hidden_points_make_a_hundred():
    points = Counter[Visibility]()
    for check in ASSIGNMENT.checks:
        points[check.visibility] += check.points
    assert points == {Visibility.PUBLIC: 12.5, Visibility.HIDDEN: 87.5}


@pytest.mark.parametrize("seed", ["0", "1", "2026"])
def test_the_reference_earns_everything(seed):
    outcomes = outcomes_of(REFERENCE, seed)
    assert (lost(outcomes), score(outcomes)) == (set(), 100)


def test_there_are_enough_mistakes_of_every_function():
    made = Counter(function for known in ASSIGNMENT.mistakes for function in known.functions)
    assert set(made) == set(ASSIGNMENT.functions)
    assert min(made.values()) >= 10


@pytest.mark.parametrize("seed", ["3", "11"])
@pytest.mark.parametrize(
    "known, function",
    [(known, known.functions[0]) for known in ASSIGNMENT.mistakes[::6]],
    ids=[known.id for known in ASSIGNMENT.mistakes[::6]],
)
def test_a_mistake_costs_the_same_checks_whatever_the_seed(known, function, seed):
    assert ASSIGNMENT.reference is not None
    source = known.source(ASSIGNMENT.reference, function)
    here, there = outcomes_of(source, seed), outcomes_of(source, "7")
    assert lost(here) == lost(there)
    assert score(here) == pytest.approx(score(there))


HONEST = {
    "numbers and lists, point by point": with_(
        "def height(k, a, b):\n"
        "    if k == 1:\n"
        "        return (b - a) ** 4 + 8 * a * b - a + b + 3\n"
        "    return a ** 4 - 1.5 * a ** 3 * b + 2 * a * a * b * b",
        "def surface(k, v):\n    return [height(k, float(a), float(b)) for a, b in v.T]",
        "def slope(k, v):\n"
        "    rows = [[], []]\n"
        "    for a, b in v.T:\n"
        "        d = b - a\n"
        "        rows[0].append(-4 * d * d * d + 8 * b - 1 if k == 1 else 4 * a**3 - 4.5 * a**2 * b + 4 * a * b**2)\n"
        "        rows[1].append(4 * d * d * d + 8 * a + 1 if k == 1 else -1.5 * a**3 + 4 * a**2 * b)\n"
        "    return rows",
        "def descend(k, v, alpha, steps):\n"
        "    a, b = v[0][0], v[1][0]\n"
        "    path = [[a], [b]]\n"
        "    for _ in range(steps):\n"
        "        (g1,), (g2,) = slope(k, np.array([[a], [b]]))\n"
        "        a, b = a - alpha * g1, b - alpha * g2\n"
        "        path[0].append(a)\n"
        "        path[1].append(b)\n"
        "    return path",
        "def minimum(k, v, alpha, tol, max_steps):\n"
        "    for n, point in enumerate(zip(*descend(k, v, alpha, max_steps))):\n"
        "        at = np.array(point)[:, np.newaxis]\n"
        "        if np.hypot(*np.ravel(slope(k, at))) <= tol:\n"
        "            break\n"
        "    return [[point[0]], [point[1]]], n",
        "def momentum(k, v, alpha, beta, steps):\n"
        "    v, u, path = np.array(v), 0, np.empty((2, steps + 1))\n"
        "    path[:, :1] = v\n"
        "    for n in range(steps):\n"
        "        u = beta * u + alpha * np.array(slope(k, v))\n"
        "        v = v - u\n"
        "        path[:, n + 1] = v[:, 0]\n"
        "    return path",
        "def nesterov(k, v, alpha, beta, steps):\n"
        "    path, u = [v], np.zeros_like(v)\n"
        "    for _ in range(steps):\n"
        "        old, u = u, beta * u - alpha * np.array(slope(k, path[-1]))\n"
        "        path.append(path[-1] + u + beta * (u - old))\n"
        "    return np.concatenate(path, axis=1)",
        "def neuron(kind, w, b, x, y, alpha, epochs):\n"
        "    from math import exp\n"
        "    sigmoid = lambda z: 1 / (1 + exp(-z)) if z > -700 else 0.0\n"
        "    answers = []\n"
        "    for _ in range(epochs + 1):\n"
        "        a = sigmoid(w * x + b)\n"
        "        answers.append(a)\n"
        "        push = (y - a) * {'quadratic': a * (1 - a), 'cross_entropy': 1}[kind]\n"
        "        w, b = w + alpha * push * x, b + alpha * push\n"
        "    return answers",
        "def learning_slowdown(z):\n"
        "    z = np.asarray(z)\n"
        "    a = 0.5 * (1 + np.tanh(z / 2))\n"
        "    return [a * a * (1 - a), a, a * (1 - a)]",
    ),
    "classes and recursion": with_(
        "class Surface:\n"
        "    def __init__(self, k):\n"
        "        self.k = k\n"
        "    def __call__(self, v):\n"
        "        a, b = v\n"
        "        return np.polyval([1, 0, 0, 0, 3], b - a) + 8 * a * b + (b - a) if self.k == 1 else "
        "np.einsum('im,ij,jm->m', v, [[1, -0.75], [-0.75, 2]], v) * a * a\n"
        "    def slope(self, v):\n"
        "        a, b = v\n"
        "        if self.k == 1:\n"
        "            push = 4 * (b - a) ** 3\n"
        "            return np.array([8 * b - push - 1, 8 * a + push + 1])\n"
        "        q = np.array([[1, -0.75], [-0.75, 2]])\n"
        "        return 2 * (q @ v) * a**2 + np.sum(v * (q @ v), axis=0) * np.array([2 * a, 0 * a])",
        "def surface(k, v):\n    return Surface(k)(v)",
        "def slope(k, v):\n    return Surface(k).slope(v)",
        "def descend(k, v, alpha, steps):\n"
        "    if steps == 0:\n"
        "        return v.copy()\n"
        "    return np.hstack((v, descend(k, v - alpha * slope(k, v), alpha, steps - 1)))",
        "def minimum(k, v, alpha, tol, max_steps):\n"
        "    if max_steps == 0 or np.linalg.norm(slope(k, v)) <= tol:\n"
        "        return v, 0\n"
        "    v, steps = minimum(k, v - alpha * slope(k, v), alpha, tol, max_steps - 1)\n"
        "    return v, np.int64(steps + 1)",
        "def momentum(k, v, alpha, beta, steps):\n"
        "    g, path = np.zeros((2, 1)), [v.ravel()]\n"
        "    for _ in range(steps):\n"
        "        g = beta * g - slope(k, v)\n"  # the learning rate outside, as some libraries have it
        "        v = v + alpha * g\n"
        "        path += [v.ravel()]\n"
        "    return np.array(path).T",
        "def nesterov(k, v, alpha, beta, steps):\n"
        "    u = np.zeros(2)\n"
        "    path = np.tile(v, steps + 1)\n"
        "    for n in range(steps):\n"
        "        g = slope(k, path[:, [n]])[:, 0]\n"
        "        u *= beta\n"
        "        u -= alpha * g\n"
        "        path[:, n + 1] = path[:, n] + (beta * u - alpha * g)\n"
        "    return path",
        "def neuron(kind, w, b, x, y, alpha, epochs):\n"
        "    theta, i = np.array([w, b], dtype=float), np.array([x, 1.0])\n"
        "    a = np.zeros((1, epochs + 1))\n"
        "    for n in range(epochs + 1):\n"
        "        z = theta @ i\n"
        "        a[0, n] = f(z)\n"
        "        theta -= alpha * (a[0, n] - y) * (df(z) if kind.startswith('q') else 1.0) * i\n"
        "    return a",
        "def learning_slowdown(z):\n    s = df(np.array(z))\n    return f(z) * s, f(z) - 0, s",
    ),
    "a slope by central differences, which is right to nine digits": with_(
        "def slope(k, v):\n"
        "    h = 1e-6\n"
        "    moves = np.array([[h], [0]]), np.array([[0], [h]])\n"
        "    return np.vstack([(surface(k, v + e) - surface(k, v - e)) / (2 * h) for e in moves])",
    ),
}


@pytest.mark.parametrize("source", HONEST.values(), ids=HONEST.keys())
def test_right_answers_in_other_honest_styles_earn_everything(source):
    outcomes = outcomes_of(source)
    assert lost(outcomes) == set()
    assert score(outcomes) == 100


FLAT_SLOPE = (
    "def descend(k, v, alpha, steps):\n"
    "    path = [v]\n"
    "    for _ in range(steps):\n"
    "        path.append(path[-1] - alpha * slope(k, path[-1]).reshape(2, 1))\n"
    "    return np.hstack(path)"
)
WRONG_IN_ONE_PLACE = {
    "a row for a single slope": (
        edited("slope", "return g", "return g.T if g.shape[1] == 1 else g"),
        {"slope.shape"},
        {"slope.shape"},
    ),
    "a slope of one dimension": (
        edited("slope", "return g", "return g[:, 0] if g.shape[1] == 1 else g"),
        {"slope.shape"},
        {"slope.shape"},
    ),
    "a point of one dimension": (
        edited("minimum", "return v, steps", "return v[:, 0], [[steps]]"),
        {"minimum.shape"},
        set(),
    ),
    "a path of no step that is flat": (
        edited("descend", "return np.hstack(path)", "return np.hstack(path) if steps else v[:, 0]"),
        set(),
        set(),
    ),
    "surface 2 alone is wrong": (
        edited("surface", "2 * v2**2) * v1**2", "2 * v2**2) * v1"),
        {"surface.second", "surface.columns", "surface.worked"},
        set(),
    ),
    "a step count that is off": (
        edited("minimum", "return v, steps", "return v, steps - 1"),
        {f"minimum.{name}" for name in ("worked", "steps", "last", "start", "exactly")},
        set(),
    ),
    "numbers alone": (
        with_(
            "def learning_slowdown(z):\n"
            "    from math import exp\n"
            "    a = 1 / (1 + exp(-z))\n"
            "    return a * a * (1 - a), a, a * (1 - a)"
        ),
        {
            f"learning_slowdown.{check}"
            for check in ("worked", *("quadratic cross_entropy ratio saturated untouched".split()))
        },
        set(),
    ),
}


@pytest.mark.parametrize("source, expected, spreads", WRONG_IN_ONE_PLACE.values(), ids=WRONG_IN_ONE_PLACE.keys())
def test_a_flaw_costs_the_check_meant_for_it_alone(source, expected, spreads):
    outcomes = outcomes_of(source)
    if spreads:  # what is built of the slope meets it with other shapes, and keeps its share
        elsewhere = [outcome for outcome in outcomes if not outcome.check.startswith(("slope.", "surface."))]
        assert all(outcome.verdict is Verdict.PASSED or outcome.follow_through for outcome in elsewhere)
        outcomes = [outcome for outcome in outcomes if outcome not in elsewhere]
    assert lost(outcomes) == expected


def test_who_shapes_a_flat_slope_again_loses_the_shape_mark_alone():
    flat = edited("slope", "return g", "return g[:, 0] if g.shape[1] == 1 else g")
    outcomes = outcomes_of(f"{flat}\n\n{FLAT_SLOPE}")
    assert {check for check in lost(outcomes) if check.startswith(("slope", "descend"))} == {"slope.shape"}


@pytest.mark.parametrize("quotient", ["(height(v + e) - height(v)) / 1e-6", "(height(v + e) - height(v - e)) / 2e-3"])
def test_a_difference_quotient_is_not_the_formula(quotient):
    h = quotient.rpartition(" / ")[2]
    step = float(h) / (2 if "v - e" in quotient else 1)
    source = with_(
        "def slope(k, v):\n"
        "    height = lambda at: surface(k, at)\n"
        f"    return np.vstack([{quotient} for e in {step} * np.eye(2)[:, :, np.newaxis]])"
    )
    outcomes = outcomes_of(source)
    assert {"slope.first", "slope.second", "slope.columns"} <= lost(outcomes)
    told = next(outcome.message for outcome in outcomes if outcome.check == "slope.first")
    assert "difference quotient" in told.en and "差商" in told.zh


def test_a_wrong_path_is_drawn_over_contour_lines_beside_the_right_one():
    outcomes = outcomes_of(edited("descend", "v = v - alpha", "v = v + alpha"))
    (whole,) = [outcome for outcome in outcomes if outcome.check == "descend.path"]
    (picture,) = [picture for picture in whole.pictures if isinstance(picture, ContourPicture)]
    yours, expected = picture.trails
    assert yours.points[0] == expected.points[0] and yours.points[1] != expected.points[1]
    assert len(picture.lines) > 5 and sum(map(len, picture.lines)) < 1500


def test_a_wild_answer_is_drawn_without_harm():
    source = with_("def descend(k, v, alpha, steps):\n    return np.full((2, steps + 1), np.nan)")
    whole = next(outcome for outcome in outcomes_of(source) if outcome.check == "descend.path")
    assert [picture for picture in whole.pictures if isinstance(picture, ContourPicture)]


def test_constants_in_place_of_answers_earn_the_shape_at_most():
    nothing = "\n\n".join(
        [
            "import numpy as np",
            "def surface(k, v):\n    return np.zeros((1, v.shape[1]))",
            "def slope(k, v):\n    return np.zeros(v.shape)",
            "def descend(k, v, alpha, steps):\n    return np.zeros((2, steps + 1))",
            "def minimum(k, v, alpha, tol, max_steps):\n    return np.zeros((2, 1)), 0",
            "def momentum(k, v, alpha, beta, steps):\n    return np.zeros((2, steps + 1))",
            "def nesterov(k, v, alpha, beta, steps):\n    return np.zeros((2, steps + 1))",
            "def neuron(kind, w, b, x, y, alpha, epochs):\n    return np.zeros((1, epochs + 1))",
            "def learning_slowdown(z):\n    return 0 * z, 0 * z, 0 * z",
        ]
    )
    shapes = {check.id for check in ASSIGNMENT.checks if check.kind is Kind.SHAPE}
    outcomes = outcomes_of(nothing)
    earned = {result.id for result in mark(ASSIGNMENT, {o.check: o for o in outcomes}) if result.points}
    assert earned <= shapes


def test_a_wrong_slope_is_paid_for_once():
    assert ASSIGNMENT.reference is not None
    outcomes = outcomes_of(edited("slope", "-4 * cubed", "4 * cubed"))
    lower = [
        (result, check)
        for result, check in zip(
            mark(ASSIGNMENT, {outcome.check: outcome for outcome in outcomes}), ASSIGNMENT.checks, strict=True
        )
        if result.points < check.points
    ]
    assert {check.function for _, check in lower} == {"slope", "descend", "minimum", "momentum", "nesterov"}
    for result, check in lower:
        assert result.id == check.id
        assert result.points == pytest.approx(0 if check.function == "slope" else 0.8 * check.points)


def test_float32_answers_are_right():
    source = REFERENCE + "".join(
        f"\n_{name} = {name}\ndef {name}(*args):\n    return np.float32(_{name}(*args))\n"
        for name in ("surface", "slope")
    )
    assert {check for check in lost(outcomes_of(source)) if check.startswith(("surface", "slope"))} == set()
