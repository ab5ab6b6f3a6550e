"""Pictures stay inside their frame, whatever the numbers."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from grader.outcome import ConfusionPicture, ContourPicture, Curve, GrayImage, GridPicture, LinePicture, Trail
from grader.report.figures import (
    HEIGHT,
    TALLEST,
    WIDTH,
    confusion_map,
    contour_map,
    gray_image,
    heat_map,
    line_chart,
    number,
    round_numbers,
)
from grader.text import NOTHING, text

ENDS = st.floats(-1e100, 1e100).map(lambda value: value if abs(value) >= 1e-100 else 0.0)
NUMBERS = st.none() | st.floats()


def picture(*curves: list[float | None]) -> LinePicture:
    named = tuple(Curve(label=text("c", "线"), values=tuple(values)) for values in curves)
    return LinePicture(title=NOTHING, x_label=NOTHING, y_label=NOTHING, curves=named)


@given(st.lists(st.lists(NUMBERS, max_size=30), max_size=3))
def test_every_point_and_label_lies_inside_the_frame(curves: list[list[float | None]]) -> None:
    chart = line_chart(picture(*curves))
    for curve in chart.curves:
        for x, y in [point for run in curve.runs for point in run]:
            assert 0 <= x <= WIDTH and -1e-6 <= y <= HEIGHT
    for tick in chart.y_ticks:
        assert -1e-6 <= tick.at <= HEIGHT
    assert len(chart.y_ticks) <= 12 and len(chart.x_ticks) <= 12


def test_a_number_that_is_not_finite_breaks_the_line() -> None:
    (curve,) = line_chart(picture([1.0, 2.0, None, 3.0, math.inf, 4.0, 5.0])).curves
    assert [len(run) for run in curve.runs] == [2, 1, 2]


def test_a_long_curve_is_thinned_and_still_ends_where_it_ends() -> None:
    (curve,) = line_chart(picture([float(n) for n in range(10_000)])).curves
    ((*_, last),) = curve.runs
    assert sum(len(run) for run in curve.runs) < 600
    assert last == pytest.approx((WIDTH - 12, line_chart(picture([0.0, 9999.0])).curves[0].runs[0][-1][1]))


def test_costs_that_differ_by_orders_of_magnitude_are_drawn_on_a_logarithmic_scale() -> None:
    assert line_chart(picture([1.0, 1e-6])).logarithmic
    assert not line_chart(picture([1.0, 0.1, 0.0])).logarithmic


@given(st.lists(st.lists(NUMBERS, max_size=60), max_size=60))
def test_a_grid_marks_its_largest_entry_most_strongly(rows: list[list[float | None]]) -> None:
    drawn = heat_map(GridPicture(title=NOTHING, rows=tuple(map(tuple, rows))))
    strengths = [cell.strength for cell in drawn.cells if cell.strength is not None]
    assert all(0 <= strength <= 1 for strength in strengths)
    assert not strengths or max(strengths) in (0, 1)
    assert len(drawn.cells) <= 48 * 48


@given(ENDS, ENDS)
def test_round_numbers_span_what_they_should(a: float, b: float) -> None:
    low, high = sorted((a, b))
    marks = round_numbers(low, high)
    slack = 1e-6 * max(abs(low), abs(high))
    assert marks == sorted(marks) and marks[0] <= low + slack and marks[-1] >= high - slack


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.0, "0"), (0.03674, "0.0367"), (-1.5, "−1.5"), (1234.5, "1234"), (2e-7, "2e−7"), (-3.21e9, "−3.2e9")],
)
def test_numbers_are_written_short(value: float, written: str) -> None:
    assert number(value) == written


@given(st.floats(-1e4, 1e4), st.floats(1e-6, 1))
def test_the_numbers_of_an_axis_can_be_told_apart(start: float, span: float) -> None:
    labels = [tick.label for tick in line_chart(picture([start, start + span])).y_ticks]
    assert len(set(labels)) == len(labels)


PLACES = st.none() | st.tuples(st.floats(), st.floats())
RANGES = st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))


def landscape(
    *trails: tuple[tuple[float, float] | None, ...],
    x_range: tuple[float, float] = (-1.0, 1.0),
    y_range: tuple[float, float] = (-1.0, 1.0),
    lines: tuple[tuple[tuple[float, float], ...], ...] = (),
) -> ContourPicture:
    named = tuple(Trail(label=text("t", "路"), points=points) for points in trails)
    return ContourPicture(
        title=NOTHING, x_label=NOTHING, y_label=NOTHING, x_range=x_range, y_range=y_range, lines=lines, trails=named
    )


@given(st.lists(st.lists(PLACES, max_size=12), max_size=3), RANGES, RANGES)
@example([[(1.2376581087456428e16, 0.0), (1.0, 0.0)]], (0.0, 0.0), (0.0, 0.0))  # all but parallel to an edge
def test_what_is_drawn_of_a_landscape_lies_inside_its_frame(
    trails: list[list[tuple[float, float] | None]], x_range: tuple[float, float], y_range: tuple[float, float]
) -> None:
    map = contour_map(landscape(*_tuples(trails), x_range=x_range, y_range=y_range))
    assert map.right <= WIDTH and map.height <= TALLEST + 1e-6
    for trail in map.trails:
        for x, y in [*trail.dots, *(point for run in trail.runs for point in run)]:
            assert map.left - 1e-5 <= x <= map.right + 1e-5 and map.top - 1e-5 <= y <= map.bottom + 1e-5
    for tick in map.x_ticks:
        assert map.left - 1e-5 <= tick.at <= map.right + 1e-5
    for tick in map.y_ticks:
        assert map.top - 1e-5 <= tick.at <= map.bottom + 1e-5


def _tuples(trails: list[list[tuple[float, float] | None]]) -> list[tuple[tuple[float, float] | None, ...]]:
    return [tuple(trail) for trail in trails]


def test_one_unit_of_a_landscape_is_as_long_on_either_axis() -> None:
    wide = contour_map(landscape(((0.0, 0.0), (1.0, 0.0), (1.0, 1.0)), x_range=(-1.0, 3.0)))
    ((a, b, c),) = wide.trails[0].runs
    assert b[0] - a[0] == pytest.approx(b[1] - c[1])


def test_a_trail_that_leaves_is_cut_at_the_edge_and_comes_back() -> None:
    map = contour_map(landscape(((0.0, 0.0), (4.0, 0.0), (0.0, 0.5)), ((0.0, 0.0), (0.5, 0.5))))
    away, stays = map.trails
    assert [run[-1][0] for run in away.runs][0] == pytest.approx(map.right) and len(away.runs) == 2
    assert (away.leaves, stays.leaves, map.leaves) == (True, False, True)
    assert away.start == stays.start == stays.runs[0][0]


def test_a_place_that_is_not_finite_breaks_the_trail() -> None:
    (trail,) = contour_map(landscape(((0.0, 0.0), (0.1, 0.1), None, (0.2, 0.2), (math.nan, 0.0), (0.3, 0.1)))).trails
    assert [len(run) for run in trail.runs] == [2] and len(trail.dots) == 4 and trail.leaves


def test_contour_lines_are_cut_at_the_edge_too() -> None:
    (line,) = contour_map(landscape(lines=(((-5.0, 0.0), (5.0, 0.0)),))).lines
    assert line[0][0] == pytest.approx(52) and len(line) == 2


GRAY = st.lists(st.lists(st.integers(-50, 400), max_size=9), max_size=9)


@given(GRAY)
def test_an_image_shows_every_pixel_that_has_ink_once(rows: list[list[int]]) -> None:
    drawn = gray_image(GrayImage(rows=tuple(map(tuple, rows)), caption=NOTHING))
    inked = [
        (int(x) + step, int(y), ink.opacity)
        for ink in drawn.inks
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", ink.path)
        for step in range(int(length))
    ]
    shade = {(x, y): min(max(value, 0), 255) / 255 for y, row in enumerate(rows) for x, value in enumerate(row)}
    assert len(inked) == len({(x, y) for x, y, _ in inked})
    assert all(abs(opacity - shade[x, y]) <= 0.05 + 1e-9 for x, y, opacity in inked)
    assert all(shade[at] <= 0.05 + 1e-9 for at in shade.keys() - {(x, y) for x, y, _ in inked})
    assert all(x < drawn.width and y < drawn.height for x, y, _ in inked)


@given(st.integers(0, 40), st.data())
def test_a_confusion_matrix_counts_what_is_right_and_marks_the_most_frequent(size: int, data: st.DataObject) -> None:
    row = st.lists(st.integers(0, 5), min_size=size, max_size=size)
    counts = data.draw(st.lists(row, min_size=size, max_size=size))
    labels = tuple(map(str, range(size)))
    drawn = confusion_map(
        ConfusionPicture(
            title=NOTHING,
            row_label=NOTHING,
            column_label=NOTHING,
            labels=labels,
            counts=tuple(map(tuple, counts)),
        )
    )
    assert drawn.cropped is (size > 26)
    if not drawn.cropped:
        assert drawn.right == sum(counts[at][at] for at in range(size)) and drawn.total == sum(map(sum, counts))
    for right in (True, False):
        strengths = [cell.strength for cell in drawn.cells if cell.right is right]
        assert all(0 <= strength <= 1 for strength in strengths) and max(strengths, default=0) in (0, 1)
    assert all(0 <= cell.x < drawn.side and 0 <= cell.y < drawn.side for cell in drawn.cells)
