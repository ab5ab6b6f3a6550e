"""Descent and the saturated neuron, checked on fresh random inputs against the reference solution.

最速下降与饱和神经元的隐藏检查：用新的随机输入，与参考解答比较。
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from grader.checking import (
    Array,
    CallFailed,
    Curve,
    LinePicture,
    Report,
    Student,
    Value,
    agree,
    aligned,
    as_numbers,
    check,
    contour_picture,
    text,
)

PATHS = ("descend", "momentum", "nesterov")
WITH_MOMENTUM = ("momentum", "nesterov")
QUOTIENT = 1e-2  # a difference quotient with a step of any sense is nearer to the derivative than this

FIRST = text("{function}: surface 1, one point", "{function}：曲面 1，单个点")
SECOND = text("{function}: surface 2, one point", "{function}：曲面 2，单个点")
COLUMNS = text("{function}: several points side by side", "{function}：多个点并排")
NO_STEP = text("{function}: no step at all", "{function}：一步也不走")
UNTOUCHED = text("{function}: leaves its arguments as they were", "{function}：不修改参数")


# ---- points -------------------------------------------------------------------------------------------------------
# Coordinates and their difference stay away from 0 and 1: there powers, products and signs could be confused.


def random_point(rng: np.random.Generator, size: float = 1.3) -> Array:
    """Draw a point whose coordinates, and the difference of them, are well away from 0."""
    while True:
        v: Array = rng.uniform(0.3, size, size=(2, 1)) * rng.choice([-1.0, 1.0], size=(2, 1))
        if abs(v[1, 0] - v[0, 0]) > 0.3:
            return v


def random_points(rng: np.random.Generator, m: int) -> Array:
    """Draw m such points side by side."""
    return np.hstack([random_point(rng) for _ in range(m)])


# ---- surface and slope --------------------------------------------------------------------------------------------


@check("first", functions=("surface", "slope"), kind="value", points={"surface": 2.5, "slope": 5.5}, title=FIRST)
def values_on_surface_1(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare single points of surface 1, near and far."""
    _compare_at(student, report, [(1, random_point(rng, size)) for size in (1.3, 1.3, 4.0)])


@check("second", functions=("surface", "slope"), kind="value", points={"surface": 2.5, "slope": 5.5}, title=SECOND)
def values_on_surface_2(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare single points of surface 2, near and far."""
    _compare_at(student, report, [(2, random_point(rng, size)) for size in (1.3, 1.3, 4.0)])


@check("columns", functions=("surface", "slope"), kind="value", points={"surface": 2, "slope": 4}, title=COLUMNS)
def values_at_several_points(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare two points, where a slip gives numbers, and more of them."""
    _compare_at(student, report, [(k, random_points(rng, m)) for k, m in ((1, 2), (2, 2), (1, 5), (2, 4))])


@check("untouched", functions=("surface", "slope"), kind="robustness", points=0.5, title=UNTOUCHED)
def points_untouched(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's points afterwards."""
    for k in (1, 2):
        report.untouched(student, k, random_points(rng, 3))


def _compare_at(student: Student, report: Report, cases: Sequence[tuple[int, Array]]) -> None:
    name = "J" if report.function == "surface" else "g"
    for (k, v), got in zip(cases, student[report.function].each(cases), strict=True):
        want = report.reference[report.function](k, v)
        if report.function == "slope" and not agree(got, want) and agree(got, want, QUOTIENT):
            report.note(
                text(
                    "your g is nearly right, as a difference quotient would be: derive the formula",
                    "你的 g 与正确值非常接近，像是用差商算出来的：请推导公式",
                )
            )
        report.close(got, want, name=name)


# ---- paths --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Way:
    """A start on a surface, and how to go down from there; ``beta`` is for the functions with momentum alone."""

    k: int
    v: Array
    alpha: float
    steps: int
    beta: float = 0.0

    def arguments(self, function: str) -> tuple[Any, ...]:
        """Give the arguments in the order in which the function takes them."""
        velocity = (self.beta,) if function in WITH_MOMENTUM else ()
        return (self.k, self.v, self.alpha, *velocity, self.steps)


def random_way(rng: np.random.Generator, k: int, steps: int) -> Way:
    """Draw a way that stays near, for wrong versions too: small steps, and not many of them."""
    v = random_point(rng, size=0.9)
    alpha = float(rng.uniform(0.01, 0.025) if k == 1 else rng.uniform(0.05, 0.1))
    return Way(k=k, v=v, alpha=alpha, steps=steps, beta=float(rng.uniform(0.6, 0.85)))


@check(
    "first_steps",
    functions=PATHS,
    kind="training",
    points={"descend": 3, "momentum": 4, "nesterov": 4},
    title=text("{function}: the first two steps, on both surfaces", "{function}：两个曲面上的头两步"),
)
def first_steps(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare two steps: the second is the first in which there is a velocity."""
    _compare_paths(student, report, [random_way(rng, k, steps=2) for k in (1, 2)])


@check(
    "path",
    functions=PATHS,
    kind="training",
    points={"descend": 5, "momentum": 6, "nesterov": 6},
    title=text("{function}: the whole path, on both surfaces", "{function}：两个曲面上的整条路径"),
)
def whole_path(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare some steps more."""
    _compare_paths(student, report, [random_way(rng, k, steps) for k, steps in ((1, 5), (2, 6), (1, 3))])


@check(
    "basins",
    functions="descend",
    kind="training",
    points=2,
    title=text("{function}: into both minima of surface 1", "{function}：走进曲面 1 的两个极小点"),
)
def both_basins(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Start on either side of the ridge of surface 1."""
    ways = []
    for side in (1.0, -1.0):
        v = side * np.array([[-rng.uniform(0.3, 0.6)], [rng.uniform(0.3, 0.6)]])
        ways.append(Way(k=1, v=v, alpha=float(rng.uniform(0.03, 0.05)), steps=8))
    _compare_paths(student, report, ways)


@check(
    "no_step", functions=PATHS, kind="training", points={"descend": 1, "momentum": 0.5, "nesterov": 0.5}, title=NO_STEP
)
def path_of_no_step(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the path of 0 steps: it is the start alone."""
    _compare_paths(student, report, [random_way(rng, 1, steps=0)])


@check(
    "plain",
    functions=WITH_MOMENTUM,
    kind="training",
    points=1,
    title=text("{function}: beta = 0 is plain descent", "{function}：beta = 0 时就是普通的最速下降"),
)
def without_momentum(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Leave no velocity over from step to step."""
    way = random_way(rng, 2, steps=3)
    _compare_paths(student, report, [replace(way, beta=0.0)])


@check(
    "repeatable",
    functions=WITH_MOMENTUM,
    kind="training",
    points=0.5,
    title=text("{function}: two calls give the same", "{function}：两次调用结果相同"),
)
def repeatable(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Go the same way twice: no velocity may be left over from the first time."""
    way = random_way(rng, 1, steps=2)
    first = student[report.function](*way.arguments(report.function))
    second = student[report.function](*way.arguments(report.function))
    _require_moved(report, first, way.v)
    report.require(
        agree(second, first, 0.0),
        text(
            "two calls with the same arguments gave different paths: something is left over from the first",
            "用相同的参数调用两次，路径不同：第一次调用留下了什么",
        ),
    )


@check("untouched", functions=PATHS, kind="robustness", points=0.5, title=UNTOUCHED)
def start_untouched(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's v after some steps."""
    way = random_way(rng, 1, steps=2)
    _require_moved(report, report.untouched(student, *way.arguments(report.function)), way.v)


def _compare_paths(student: Student, report: Report, ways: Sequence[Way]) -> None:
    cases = [way.arguments(report.function) for way in ways]
    for way, case, got in zip(ways, cases, student[report.function].each(cases), strict=True):
        want = report.reference[report.function](*case)
        if way.steps > 2 and not agree(got, want):
            _draw(report, way.k, got, want)
        report.close(got, want, name="path")


def _require_moved(report: Report, path: Value, v: Array) -> None:
    """Demand that the answer is no constant, nor the start over and over: who goes nowhere keeps no promise."""
    points = report.numbers(path, name="path")
    report.require(
        points.size > 2 and np.ptp(points) > 0 and not np.isin(points, v).all(),
        text("the path never leaves its start", "路径始终停在起点"),
    )


def _draw(report: Report, k: int, got: Value, want: Array) -> None:
    """Draw the student's path beside the right one, over the contour lines of the surface."""
    numbers = as_numbers(got)
    points = None if numbers is None or numbers.ndim != 2 or len(numbers) != 2 else numbers
    if points is None and numbers is not None and numbers.size == 2:
        points = aligned(numbers, np.empty((2, 1)))
    report.draw(
        contour_picture(
            lambda v: report.reference.surface(k, v),
            got=points,
            want=want,
            title=text(f"the path over the contour lines of surface {k}", f"曲面 {k} 的等高线上的路径"),
            x_label=text("v1", "v1"),
            y_label=text("v2", "v2"),
        )
    )


# ---- until the slope is small -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Search:
    """A start on a surface, and when to stop."""

    k: int
    v: Array
    alpha: float
    tol: float
    max_steps: int = 40

    @property
    def arguments(self) -> tuple[Any, ...]:
        """The arguments of `minimum`."""
        return (self.k, self.v, self.alpha, self.tol, self.max_steps)


Measure = Callable[[Array], float]
EUCLID: Measure = lambda g: float(np.sqrt(np.sum(g**2)))  # noqa: E731  - measures are values here
LARGEST: Measure = lambda g: float(np.max(np.abs(g)))  # noqa: E731
SUM: Measure = lambda g: float(np.sum(np.abs(g)))  # noqa: E731
SQUARE: Measure = lambda g: float(np.sum(g**2))  # noqa: E731


@check(
    "point",
    functions="minimum",
    kind="training",
    points=4,
    title=text("{function}: the point where it ends", "{function}：停下来的点"),
)
def point_where_it_ends(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare v alone, which counts without the number of steps."""
    searches = _searches(rng, report)
    answers = student.minimum.partial.each([search.arguments for search in searches])
    for search, (v, _) in zip(searches, answers, strict=True):
        report.close(v, report.reference.minimum(*search.arguments)[0], name="v")


@check(
    "steps",
    functions="minimum",
    kind="training",
    points=4,
    title=text("{function}: the number of steps", "{function}：所走的步数"),
)
def steps_until_it_ends(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the count; the point has to be on the right path, but need not be the right one there."""
    searches = _searches(rng, report)
    answers = student.minimum.each([search.arguments for search in searches])
    for search, (v, steps) in zip(searches, answers, strict=True):
        path = report.reference.descend(search.k, search.v, search.alpha, search.max_steps)
        report.require(
            any(agree(v, point) for point in path.T),
            text(
                "v is no point of the path of steepest descent, so that its number of steps says nothing",
                "v 不在最速下降的路径上，所以步数没有意义",
            ),
        )
        _compare_steps(report, steps, report.reference.minimum(*search.arguments)[1])


@check(
    "last",
    functions="minimum",
    kind="training",
    points=1.5,
    title=text("{function}: ends after max_steps", "{function}：最多走 max_steps 步"),
)
def ends_after_max_steps(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Ask for more than so few steps can reach; then allow none."""
    ways = [_falling_way(rng, report, k, steps) for k, steps in ((1, 4), (2, 3), (1, 0))]
    _compare_ends(student, report, [Search(way.k, way.v, way.alpha, tol=1e-9, max_steps=way.steps) for way in ways])


@check(
    "start",
    functions="minimum",
    kind="training",
    points=1.5,
    title=text("{function}: a start that is good enough", "{function}：起点已经足够好"),
)
def start_is_good_enough(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Start where the slope is far below tol already: there is no step to make."""
    tols_and_starts = [(float(rng.uniform(1e5, 1e6)), random_point(rng)) for _ in range(2)]
    searches = [Search(k, v, alpha=0.02, tol=tol, max_steps=5) for k, (tol, v) in enumerate(tols_and_starts, start=1)]
    _compare_ends(student, report, searches)


@check(
    "exactly",
    functions="minimum",
    kind="training",
    points=1,
    title=text("{function}: |g| = tol is good enough", "{function}：|g| 恰等于 tol 时也停"),
)
def exactly_at_tol(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Start where |g| is tol to the last bit, however it is computed: all numbers are short binary fractions.

    Where the student's own slope is right and not exact, a difference quotient, tol is above |g| by more than that.
    """
    on_surface_2 = np.array([[1.0], [0.375]])  # there g = (2.875, 0)
    on_surface_1 = np.array([[-0.1875], [0.3125]])  # there g = (1, 0)
    level = np.array([[0.0], [0.5]])  # surface 2 is level along v1 = 0
    starts = ((2, on_surface_2, 2.875), (1, on_surface_1, 1.0), (2, level, 0.0))
    slopes = _own_slopes(student, [(k, v) for k, v, _ in starts])
    searches = []
    for (k, v, tol), g in zip(starts, slopes, strict=True):
        wanted = report.reference.slope(k, v)
        nearly = g is not None and agree(g, wanted) and not agree(g, wanted, 0.0)
        searches.append(Search(k, v, alpha=0.03125, tol=tol + 1e-6 if nearly else tol, max_steps=5))
    _compare_ends(student, report, searches)


def _own_slopes(student: Student, cases: list[tuple[int, Array]]) -> list[Value]:
    try:
        return list(student.slope.each(cases))
    except CallFailed:
        return [None] * len(cases)


@check("untouched", functions="minimum", kind="robustness", points=0.5, title=UNTOUCHED)
def start_of_search_untouched(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's v after some steps."""
    way = _falling_way(rng, report, 1, steps=3)
    v, _ = report.untouched(student, 1, way.v, way.alpha, 1e-9, 3)
    report.require(
        not agree(v, way.v),
        text("the point that is returned is still the start", "返回的点仍是起点"),
    )


def _falling_way(rng: np.random.Generator, report: Report, k: int, steps: int) -> Way:
    """Draw a way on which some component of g is clearly above 0 all along: there signs decide nothing."""
    while True:
        way = random_way(rng, k, steps)
        g = report.reference.slope(k, report.reference.descend(k, way.v, way.alpha, steps))
        if g.max(axis=0).min() > 0.05:
            return way


def _searches(rng: np.random.Generator, report: Report) -> list[Search]:
    """Draw searches in which other measures of g, or a look at another point, end elsewhere."""
    return [
        _search(rng, report, 1, sooner=SQUARE),
        _search(rng, report, 2, sooner=LARGEST),
        _search(rng, report, 1, later=SUM),
    ]


def _search(
    rng: np.random.Generator, report: Report, k: int, *, sooner: Measure | None = None, later: Measure | None = None
) -> Search:
    """Draw a start and a tol such that |g| passes tol after a few steps, and another measure of g before or after.

    tol lies well between two numbers, so that rounding decides nothing.
    """
    for _ in range(2000):
        v = random_point(rng, size=0.9)
        alpha = float(rng.uniform(0.02, 0.04) if k == 1 else rng.uniform(0.08, 0.12))
        path = report.reference.descend(k, v, alpha, 8)
        g = report.reference.slope(k, path)
        lengths = [EUCLID(column) for column in g.T]
        for end in range(3, 7):
            if sooner is not None:  # already at the point before
                low, high = max(lengths[end], sooner(g[:, end - 1])), min(lengths[:end])
            else:  # not yet at this point
                assert later is not None
                low, high = lengths[end], min(*lengths[:end], later(g[:, end]))
            if high > 1.1 * low and sooner is not SQUARE or (high > 1.1 * low and high < 0.95):
                return Search(k=k, v=v, alpha=alpha, tol=float(np.sqrt(low * high)))
    raise AssertionError(f"no search on surface {k} found in 2000 draws")


def _compare_ends(student: Student, report: Report, searches: Sequence[Search]) -> None:
    answers = student.minimum.each([search.arguments for search in searches])
    for search, (v, steps) in zip(searches, answers, strict=True):
        wanted_v, wanted_steps = report.reference.minimum(*search.arguments)
        _compare_steps(report, steps, wanted_steps)
        report.close(v, wanted_v, name="v")


def _compare_steps(report: Report, steps: Value, wanted: int) -> None:
    count = report.numbers(steps, name="steps")
    if count.size == 1 and count.ravel()[0] != wanted:
        how = text("too many steps", "步数太多") if count.ravel()[0] > wanted else text("too few steps", "步数太少")
        report.note(how)
    report.close(steps, wanted, name="steps")


# ---- the neuron ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a neuron is to learn, and how."""

    kind: str
    w: float
    b: float
    x: float
    y: float
    alpha: float
    epochs: int

    @property
    def arguments(self) -> tuple[Any, ...]:
        """The arguments of `neuron`."""
        return (self.kind, self.w, self.b, self.x, self.y, self.alpha, self.epochs)


def random_lesson(rng: np.random.Generator, kind: str, epochs: int) -> Lesson:
    """Draw a neuron in the middle of its range, so that every slip shows after one step."""
    w, x = (float(rng.uniform(0.5, 1.5) * rng.choice([-1.0, 1.0])) for _ in range(2))
    b, y = float(rng.uniform(0.2, 0.8) * rng.choice([-1.0, 1.0])), float(rng.uniform(0.05, 0.35))
    x = x if abs(abs(x) - 1) > 0.1 else 1.3 * x  # an input of 1 hides whether it is there
    return Lesson(kind=kind, w=w, b=b, x=x, y=y, alpha=float(rng.uniform(0.5, 0.9)), epochs=epochs)


@check(
    "quadratic",
    functions="neuron",
    kind="training",
    points=4,
    title=text("{function}: quadratic cost", "{function}：平方代价"),
)
def learns_by_quadratic_cost(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the outputs of one epoch, and of several."""
    _compare_outputs(student, report, [random_lesson(rng, "quadratic", epochs) for epochs in (1, 4)])


@check(
    "cross_entropy",
    functions="neuron",
    kind="training",
    points=4,
    title=text("{function}: cross-entropy", "{function}：交叉熵代价"),
)
def learns_by_cross_entropy(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the outputs of one epoch, and of several."""
    _compare_outputs(student, report, [random_lesson(rng, "cross_entropy", epochs) for epochs in (1, 4)])


@check(
    "saturated",
    functions="neuron",
    kind="robustness",
    points=1.5,
    title=text("{function}: a saturated neuron, |z| up to 1000", "{function}：饱和的神经元，|z| 大到 1000"),
)
def saturated_neuron(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Start at both ends of the sigmoid, at the wrong one and at the right one."""
    lessons = []
    for kind in ("quadratic", "cross_entropy"):
        for z, y in ((8.0, 0.0), (1000.0, 0.0), (-1000.0, 1.0), (-1000.0, 0.0)):
            share = float(rng.uniform(0.3, 0.7))
            lessons.append(Lesson(kind=kind, w=share * z, b=(1 - share) * z, x=1.0, y=y, alpha=0.5, epochs=3))
    _compare_outputs(student, report, lessons)


@check(
    "no_epoch",
    functions="neuron",
    kind="training",
    points=1,
    title=text("{function}: no epoch at all", "{function}：一轮也不训练"),
)
def no_epoch(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the single output of a neuron that learns nothing."""
    _compare_outputs(student, report, [random_lesson(rng, kind, 0) for kind in ("quadratic", "cross_entropy")])


def _compare_outputs(student: Student, report: Report, lessons: Sequence[Lesson]) -> None:
    answers = student.neuron.each([lesson.arguments for lesson in lessons])
    for lesson, got in zip(lessons, answers, strict=True):
        want = report.reference.neuron(*lesson.arguments)
        if lesson.epochs > 2 and not agree(got, want):
            _draw_outputs(report, lesson, got, want)
        report.close(got, want, name=f"a ({lesson.kind})")


def _draw_outputs(report: Report, lesson: Lesson, got: Value, want: Array) -> None:
    """Draw what the student's neuron answers, epoch by epoch, beside what it should."""
    numbers = as_numbers(got)
    if numbers is None or not 1 < numbers.size <= 100:
        return
    report.draw(
        LinePicture(
            title=text(
                f"output of the neuron ({lesson.kind}), target {lesson.y:.3g}",
                f"神经元的输出（{lesson.kind}），目标 {lesson.y:.3g}",
            ),
            x_label=text("1: before the first epoch", "1：第一轮之前"),
            y_label=text("a", "a"),
            curves=tuple(
                Curve(label=label, values=tuple(float(a) if np.isfinite(a) else None for a in outputs.ravel()))
                for label, outputs in ((text("yours", "你的"), numbers), (text("expected", "应有的"), want))
            ),
        )
    )


# ---- why learning slows down --------------------------------------------------------------------------------------


@check(
    "quadratic",
    functions="learning_slowdown",
    kind="value",
    points=1.5,
    title=text("{function}: slope of the quadratic cost", "{function}：平方代价的导数"),
)
def slope_of_quadratic_cost(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the first result, for numbers and arrays."""
    _compare_slowdown(student, rng, report, 0)


@check(
    "cross_entropy",
    functions="learning_slowdown",
    kind="value",
    points=1,
    title=text("{function}: slope of the cross-entropy", "{function}：交叉熵的导数"),
)
def slope_of_cross_entropy(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the second result, for numbers and arrays."""
    _compare_slowdown(student, rng, report, 1)


@check(
    "ratio",
    functions="learning_slowdown",
    kind="value",
    points=1,
    title=text("{function}: their quotient", "{function}：二者之商"),
)
def quotient_of_slopes(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the third result, for numbers and arrays."""
    _compare_slowdown(student, rng, report, 2)


@check(
    "saturated",
    functions="learning_slowdown",
    kind="robustness",
    points=1,
    title=text("{function}: finite for |z| up to 1000", "{function}：|z| 大到 1000 时仍是有限的数"),
)
def slowdown_at_both_ends(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Go to both ends of the sigmoid, where a quotient of the slopes is 0 / 0."""
    z = rng.permutation([-1000.0, -750.0, -40.0, 0.0, 40.0, 750.0, 1000.0, float(rng.uniform(100, 700))])[np.newaxis]
    report.close_to_reference(student, [(z,)], name=SLOWDOWN)


@check("untouched", functions="learning_slowdown", kind="robustness", points=0.5, title=UNTOUCHED)
def net_input_untouched(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's z afterwards."""
    report.untouched(student, rng.normal(size=(2, 3)))


SLOWDOWN = ("quadratic", "cross_entropy", "ratio")


def _compare_slowdown(student: Student, rng: np.random.Generator, report: Report, which: int) -> None:
    sizes = ((3, 1), (2, 4), None)
    cases = [(rng.uniform(0.5, 2.5, size=size) * rng.choice([-1.0, 1.0], size=size),) for size in sizes]
    for (z,), got in zip(cases, student.learning_slowdown.partial.each(cases), strict=True):
        report.close(got[which], report.reference.learning_slowdown(z)[which], name=SLOWDOWN[which])
