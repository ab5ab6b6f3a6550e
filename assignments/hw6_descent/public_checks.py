"""Descent and the saturated neuron, checked at home: the handout's worked numbers, shapes, slopes.

最速下降与饱和神经元的公开检查：讲义例题的数值、形状、数值导数。
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from grader.checking import (
    Array,
    CallFailed,
    Report,
    Student,
    Value,
    agree,
    as_numbers,
    check,
    is_single,
    numerical_gradient_of_all,
    text,
)

# The handout's way down surface 1, worked by hand: from (1, 0), alpha = 0.05, beta = 0.5, two steps.
START, ALPHA, BETA = np.array([[1.0], [0.0]]), 0.05, 0.5
PATHS = {
    "descend": np.array([[1.0, 0.85, 0.7338], [0.0, -0.25, -0.3738]]),
    "momentum": np.array([[1.0, 0.85, 0.6588], [0.0, -0.25, -0.4988]]),
    "nesterov": np.array([[1.0, 0.775, 0.5812375], [0.0, -0.375, -0.5212375]]),
}
# Height and slope of both surfaces at two points.
POINTS = np.array([[1.0, 0.5], [0.0, -1.0]])
HEIGHTS = {1: np.array([[3.0, 2.5625]]), 2: np.array([[1.0, 0.75]])}
SLOPES = {1: np.array([[3.0, 4.5], [5.0, -8.5]]), 2: np.array([[4.0, 3.625], [-1.5, -1.1875]])}
# Down to |g| <= 1 on surface 1.
END, STEPS, TOL = np.array([[0.61838105], [-0.48878105]]), 4, 1.0
# One neuron from the handout's table: w = 0.6, b = 0.9, x = 1, y = 0, alpha = 0.15, three epochs.
NEURON = {
    "quadratic": np.array([[0.81757448, 0.81205497, 0.80631437, 0.80034633]]),
    "cross_entropy": np.array([[0.81757448, 0.77811717, 0.73522429, 0.69012959]]),
}
# The slopes of both costs at z = -2, 0, 2, and their quotient.
Z = np.array([[-2.0, 0.0, 2.0]])
SLOWDOWN = np.array([[0.01251554, 0.125, 0.09247804], [0.11920292, 0.5, 0.88079708], [0.10499359, 0.25, 0.10499359]])

PRINTED = 1e-7  # what the numbers above are printed to
SLOPE = 1e-6  # a numerical derivative of a smooth surface agrees below this

SHAPE = text("{function}: shape of the result", "{function}：结果的形状")
WORKED = text("{function}: the handout's example", "{function}：讲义中的例题")
DOWN = ("descend", "momentum", "nesterov")


@check("shape", functions="surface", kind="shape", points=0.5, title=SHAPE)
def shape_of_surface(student: Student, rng: np.random.Generator, report: Report) -> None:
    """One number per point; a row, or an array of one dimension."""
    cases = [(k, rng.normal(size=(2, m))) for k, m in ((1, 1), (2, 4))]
    for (_, v), J in zip(cases, student.surface.each(cases), strict=True):
        _require_row(report, J, v.shape[1], name="J")


@check("shape", functions="slope", kind="shape", points=1, title=SHAPE)
def shape_of_slope(student: Student, rng: np.random.Generator, report: Report) -> None:
    """One column per point."""
    cases = [(k, rng.normal(size=(2, m))) for k, m in ((1, 1), (2, 1), (1, 3), (2, 4))]
    for (_, v), g in zip(cases, student.slope.each(cases), strict=True):
        report.shape(g, v.shape, name="g")


@check("shape", functions=DOWN, kind="shape", points=0.5, title=SHAPE)
def shape_of_path(student: Student, rng: np.random.Generator, report: Report) -> None:
    """One column per point: the start, and one more for each step."""
    velocity = () if report.function == "descend" else (BETA,)
    cases = [(1, START, ALPHA, *velocity, steps) for steps in (3, 1)]
    for (*_, steps), path in zip(cases, student[report.function].each(cases), strict=True):
        report.shape(path, (2, steps + 1), name="path")


@check("shape", functions="minimum", kind="shape", points=0.5, title=SHAPE)
def shape_of_minimum(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Demand a column, and a number."""
    v, steps = student.minimum(1, START, ALPHA, TOL, 3)
    report.shape(v, (2, 1), name="v")
    report.require(report.numbers(steps, name="steps").size == 1, text("steps is one number", "steps 应是一个数"))


@check("shape", functions="neuron", kind="shape", points=0.5, title=SHAPE)
def shape_of_neuron(student: Student, rng: np.random.Generator, report: Report) -> None:
    """One output before the first epoch, and one after each; a row, or an array of one dimension."""
    cases = [(kind, 0.6, 0.9, 1.0, 0.0, 0.15, epochs) for kind, epochs in (("quadratic", 3), ("cross_entropy", 1))]
    for (*_, epochs), a in zip(cases, student.neuron.each(cases), strict=True):
        _require_row(report, a, epochs + 1, name="a")


def _require_row(report: Report, got: Value, m: int, *, name: str) -> None:
    """Demand a row of m numbers; one row may come with one dimension, one number with none."""
    array = report.numbers(got, name=name)
    if array.shape != (m,) and not (m == 1 and array.shape == ()):
        report.shape(got, (1, m), name=name)


@check("worked", functions="surface", kind="value", points=1, title=WORKED)
def worked_surface(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the heights of two points, one by one and side by side."""
    _compare_at_points(student, report, HEIGHTS, name="J")


@check("worked", functions="slope", kind="value", points=1, title=WORKED)
def worked_slope(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the slopes of two points, one by one and side by side."""
    _compare_at_points(student, report, SLOPES, name="g")


def _compare_at_points(student: Student, report: Report, wanted: dict[int, Array], *, name: str) -> None:
    cases = [(k, POINTS[:, :m]) for k in wanted for m in (1, 2)]
    for (k, v), got in zip(cases, student[report.function].each(cases), strict=True):
        report.given(k=k, v=v)
        report.close(got, wanted[k][:, : v.shape[1]], name=name, tolerance=PRINTED)


@check(
    "slope",
    functions="slope",
    kind="gradient",
    points=1,
    title=text("{function}: how your surface changes", "{function}：与你的 surface 的数值导数一致"),
)
def slope_of_the_surface(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Move a point a little along either coordinate: its height changes by what the slope says."""
    for k in (1, 2):
        v = _point(rng)
        slopes = _numerical_slope(student, k, v)
        if slopes is None:
            report.note(
                text(
                    "your surface does not give the handout's numbers in float64 yet, "
                    "so this check used the handout's example",
                    "你的 surface 还没有以 float64 得出讲义中的数值，这一项改用讲义的例题检查",
                )
            )
            worked_slope.body(student, rng, report)
            return
        report.given(k=k, v=v)
        report.close(student.slope(k, v), slopes, name="g", tolerance=SLOPE)


def _point(rng: np.random.Generator) -> Array:
    """Draw a point at which every term has its say: no coordinate is near 0, nor their difference."""
    while True:
        v: Array = rng.uniform(0.3, 1.2, size=(2, 1)) * rng.choice([-1.0, 1.0], size=(2, 1))
        if abs(v[1, 0] - v[0, 0]) > 0.3:
            return v


class _NoSurface(Exception):
    """The student's surface gives no number."""


def _height(J: Value) -> float:
    number = as_numbers(J)
    if number is None or number.size != 1 or not np.isfinite(number).all() or is_single(J):
        raise _NoSurface
    return float(number.ravel()[0])


def _numerical_slope(student: Student, k: int, v: Array) -> Array | None:
    """Differentiate the student's own surface at a point; None where it is not right yet."""

    def heights(places: Sequence[list[Array]]) -> list[float]:
        return [_height(J) for J in student.surface.each([(k, at) for (at,) in places])]

    try:
        if not agree(student.surface(k, POINTS), HEIGHTS[k], PRINTED):
            return None
        return numerical_gradient_of_all(heights, [v])[0]
    except (CallFailed, _NoSurface):
        return None


@check("worked", functions=DOWN, kind="training", points={"descend": 0.5, "momentum": 1, "nesterov": 1}, title=WORKED)
def worked_path(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Two steps down surface 1."""
    velocity = () if report.function == "descend" else (BETA,)
    report.given(k=1, v=START, alpha=ALPHA, **({"beta": BETA} if velocity else {}), steps=2)
    path = student[report.function](1, START, ALPHA, *velocity, 2)
    report.close(path, PATHS[report.function], name="path", tolerance=PRINTED)


@check("worked", functions="minimum", kind="training", points=1, title=WORKED)
def worked_minimum(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Down surface 1 until |g| is 1 at most; then with too few steps for that."""
    cases = [(1, START, ALPHA, TOL, max_steps) for max_steps in (10, 2)]
    wanted = ((END, STEPS), (PATHS["descend"][:, -1:], 2))
    for (*_, max_steps), (v, steps), (end, count) in zip(cases, student.minimum.each(cases), wanted, strict=True):
        report.given(k=1, v=START, alpha=ALPHA, tol=TOL, max_steps=max_steps)
        report.close(steps, count, name="steps")
        report.close(v, end, name="v", tolerance=PRINTED)


@check("worked", functions="neuron", kind="training", points=1, title=WORKED)
def worked_neuron(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Three epochs with either cost."""
    report.given(w=0.6, b=0.9, x=1, y=0, alpha=0.15, epochs=3)
    answers = student.neuron.each([(kind, 0.6, 0.9, 1.0, 0.0, 0.15, 3) for kind in NEURON])
    for (kind, outputs), a in zip(NEURON.items(), answers, strict=True):
        report.close(a, outputs, name=f"a ({kind})", tolerance=PRINTED)


@check("worked", functions="learning_slowdown", kind="value", points=1, title=WORKED)
def worked_slowdown(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Both slopes, and their quotient, at three net inputs."""
    report.given(z=Z)
    results = student.learning_slowdown(Z)
    for name, got, want in zip(("quadratic", "cross_entropy", "ratio"), results, SLOWDOWN, strict=True):
        report.close(got, want[np.newaxis], name=name, tolerance=PRINTED)
