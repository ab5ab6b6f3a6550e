"""Where the lines, cells and labels of a picture go.

Geometry alone, in the units of the drawing; the templates draw it. Words stand outside the pictures, in the
page's own text, so a picture needs no font but the one for digits.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from grader.outcome import ConfusionPicture, ContourPicture, GrayImage, GridPicture, LinePicture
from grader.text import Text

# Drawn at this size and scaled to the column; digits stay legible on a phone.
WIDTH, HEIGHT = 440.0, 200.0
LEFT, RIGHT, TOP, BOTTOM = 52.0, 12.0, 10.0, 24.0

MOST_POINTS = 500  # per curve: finer than the eye, or a printer, can tell apart
MOST_CELLS = 48  # per side of a grid
DOTS_BELOW = 16  # up to so many points are marked one by one
TALLEST = 360.0  # a map may be taller than a chart, and has to fit on a page
LARGEST, SMALLEST = 1e100, 1e-100  # no cost or error in its senses lies beyond
MOST_PIXELS = 64  # per side of an image
MOST_CLASSES = 26  # of a confusion matrix
SHADES = 10  # of gray: finer ones cannot be told apart at this size
CELL, NAMES = 32.0, 34.0  # side of a cell of a confusion matrix, and the room for a row's name
LOGARITHMIC_ABOVE = 300.0  # largest over smallest value, from which the small ones would all lie on the axis


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled position on an axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnCurve:
    """One curve: unbroken runs of points, because numbers that are not finite leave gaps."""

    label: Text
    runs: tuple[tuple[tuple[float, float], ...], ...]
    dots: tuple[tuple[float, float], ...]
    last: str  # the last number, in words


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChart:
    """Curves between two axes."""

    curves: tuple[DrawnCurve, ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    logarithmic: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of a grid; ``strength`` is its size over the largest, 0..1, None where it is not finite."""

    x: float
    y: float
    strength: float | None
    negative: bool
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMap:
    """A small matrix as cells; labels only where they fit."""

    width: float
    height: float
    side_x: float
    side_y: float
    cells: tuple[Cell, ...]
    largest: str
    signed: bool
    cropped: bool


@dataclass(frozen=True, slots=True)
class Ink:
    """All pixels of an image that are of one shade: how dark, 0..1, and where, as an SVG path."""

    opacity: float
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnImage:
    """A gray image, one unit a pixel, as a few shades of ink on bare paper."""

    width: int
    height: int
    inks: tuple[Ink, ...]


@dataclass(frozen=True, slots=True)
class Mixed:
    """One number of a confusion matrix; ``right`` is the diagonal, ``strength`` as in `Cell` among its like."""

    x: float
    y: float
    right: bool
    strength: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfusionMap:
    """A confusion matrix as cells, with the names of its rows on the left and of its columns above."""

    side: float
    cells: tuple[Mixed, ...]
    rows: tuple[Tick, ...]
    columns: tuple[Tick, ...]
    right: int
    total: int
    cropped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnTrail:
    """One way over a landscape: what of it lies inside the frame, where it starts and where it ends."""

    label: Text
    runs: tuple[tuple[tuple[float, float], ...], ...]
    dots: tuple[tuple[float, float], ...]
    start: tuple[float, float] | None
    last: str  # the last point, in words
    leaves: bool  # whether some of it lies outside


@dataclass(frozen=True, slots=True, kw_only=True)
class ContourMap:
    """Trails over contour lines, between two axes of one scale."""

    height: float
    left: float
    right: float
    top: float
    bottom: float
    lines: tuple[tuple[tuple[float, float], ...], ...]
    trails: tuple[DrawnTrail, ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]

    @property
    def leaves(self) -> bool:
        """Whether some trail leaves the frame."""
        return any(trail.leaves for trail in self.trails)


def line_chart(picture: LinePicture) -> LineChart:
    """Lay out curves over the index 1..n."""
    curves = [tuple(map(_drawable, curve.values)) for curve in picture.curves]
    finite = [value for values in curves for value in values if value is not None]
    length = max((len(curve.values) for curve in picture.curves), default=0)
    low, high = (min(finite), max(finite)) if finite else (0.0, 1.0)
    logarithmic = low > 0 and high / low > LOGARITHMIC_ABOVE
    if logarithmic:
        marks = [10.0**power for power in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)]
        marks = marks[:: math.ceil(len(marks) / 6)]
        low, high = min(low, marks[0]), max(high, marks[-1])
    else:
        marks = round_numbers(min(low, 0.0) if low > 0 and low < 0.5 * high else low, high)
        low, high = min(low, marks[0]), max(high, marks[-1])

    def x_at(index: int) -> float:
        return _between(LEFT, WIDTH - RIGHT, (index - 1) / (length - 1) if length > 1 else 0.5)

    def y_at(value: float) -> float:
        if logarithmic:
            share = _share(math.log(value), math.log(low), math.log(high))
        else:
            share = _share(value, low, high)
        return _between(HEIGHT - BOTTOM, TOP, share)

    return LineChart(
        curves=tuple(
            DrawnCurve(
                label=curve.label,
                runs=(runs := _runs(values, x_at, y_at)),
                dots=tuple(point for run in runs for point in run if length <= DOTS_BELOW or len(run) == 1),
                last=number(curve.values[-1]) if curve.values else "",
            )
            for curve, values in zip(picture.curves, curves, strict=True)
        ),
        x_ticks=tuple(Tick(x_at(index), str(index)) for index in _whole_ticks(length)),
        y_ticks=tuple(Tick(y_at(mark), label) for mark, label in zip(marks, _labels(marks), strict=True)),
        logarithmic=logarithmic,
    )


def heat_map(picture: GridPicture) -> HeatMap:
    """Lay out a matrix; rows of unequal length are drawn as they are."""
    rows = [tuple(map(_drawable, row[:MOST_CELLS])) for row in picture.rows[:MOST_CELLS]]
    finite = [value for row in rows for value in row if value is not None]
    largest = max((abs(value) for value in finite), default=0.0)
    columns = max((len(row) for row in rows), default=0)
    labelled = columns <= 7
    side_x = 62.0 if labelled else max(8.0, min(28.0, WIDTH / max(columns, 1)))
    side_y = 28.0 if labelled else side_x
    return HeatMap(
        width=max(columns, 1) * side_x,
        height=max(len(rows), 1) * side_y,
        side_x=side_x,
        side_y=side_y,
        cells=tuple(
            Cell(
                x=column * side_x,
                y=row * side_y,
                strength=_strength(value, largest),
                negative=value is not None and value < 0,
                label=number(value) if labelled else "",
            )
            for row, values in enumerate(rows)
            for column, value in enumerate(values)
        ),
        largest=number(largest),
        signed=any(value < 0 for value in finite),
        cropped=len(rows) < len(picture.rows) or any(len(row) > MOST_CELLS for row in picture.rows),
    )


def gray_image(image: GrayImage) -> DrawnImage:
    """Lay out an image: pixels of one shade together, neighbours in a row as one piece."""
    rows = [row[:MOST_PIXELS] for row in image.rows[:MOST_PIXELS]]
    pieces: dict[int, list[str]] = {}
    for y, row in enumerate(rows):
        shades = [round(min(max(value, 0), 255) * SHADES / 255) for value in row]
        x = 0
        while x < len(shades):
            end = next((at for at in range(x, len(shades)) if shades[at] != shades[x]), len(shades))
            if shades[x]:
                pieces.setdefault(shades[x], []).append(f"M{x} {y}h{end - x}v1h{x - end}z")
            x = end
    return DrawnImage(
        width=max(map(len, rows), default=1) or 1,
        height=len(rows) or 1,
        inks=tuple(Ink(shade / SHADES, "".join(pieces[shade])) for shade in sorted(pieces)),
    )


def confusion_map(picture: ConfusionPicture) -> ConfusionMap:
    """Lay out a confusion matrix; right and wrong answers are each compared with the most frequent of their like."""
    labels = picture.labels[:MOST_CLASSES]
    counts = [[max(0, count) for count in row[: len(labels)]] for row in picture.counts[: len(labels)]]
    most = {
        right: max(
            (n for row, ns in enumerate(counts) for column, n in enumerate(ns) if (row == column) is right), default=0
        )
        for right in (True, False)
    }
    return ConfusionMap(
        side=NAMES + CELL * max(1, len(labels)),
        cells=tuple(
            Mixed(
                x=NAMES + CELL * column,
                y=NAMES + CELL * row,
                right=row == column,
                strength=count / most[row == column] if count else 0.0,
                label=str(count) if 0 < count < 10_000 else number(count) if count else "",
            )
            for row, values in enumerate(counts)
            for column, count in enumerate(values)
        ),
        rows=tuple(Tick(NAMES + CELL * (at + 0.5), label[:4]) for at, label in enumerate(labels)),
        columns=tuple(Tick(NAMES + CELL * (at + 0.5), label[:4]) for at, label in enumerate(labels)),
        right=sum(values[row] for row, values in enumerate(counts) if row < len(values)),
        total=sum(map(sum, counts)),
        cropped=len(labels) < len(picture.labels),
    )


def contour_map(picture: ContourPicture) -> ContourMap:
    """Lay out trails over contour lines; one unit is as long on either axis, and the frame cuts off what leaves it."""
    (x_low, x_high), (y_low, y_high) = (_a_range(*ends) for ends in (picture.x_range, picture.y_range))
    width, tallest = WIDTH - LEFT - RIGHT, TALLEST - TOP - BOTTOM
    scale = min(width / (x_high - x_low), tallest / (y_high - y_low))
    right, bottom = LEFT + scale * (x_high - x_low), TOP + scale * (y_high - y_low)

    def at(point: tuple[float, float]) -> tuple[float, float]:
        return LEFT + scale * (point[0] - x_low), bottom - scale * (point[1] - y_low)

    def inside(point: tuple[float, float]) -> bool:
        return LEFT - 1e-6 <= point[0] <= right + 1e-6 and TOP - 1e-6 <= point[1] <= bottom + 1e-6

    def cut(points: Sequence[tuple[float, float] | None]) -> tuple[tuple[tuple[float, float], ...], ...]:
        placed = [None if point is None else at(point) for point in points[:MOST_POINTS]]
        return _inside(placed, LEFT, right, TOP, bottom)

    trails = []
    for trail in picture.trails:
        points = [_drawable_point(point) for point in trail.points[:MOST_POINTS]]
        placed = [None if point is None else at(point) for point in points]
        seen = [point for point in placed if point is not None and inside(point)]
        last = trail.points[-1] if trail.points else None
        trails.append(
            DrawnTrail(
                label=trail.label,
                runs=cut(points),
                dots=tuple(seen),
                start=placed[0] if placed and placed[0] is not None and inside(placed[0]) else None,
                last=f"({number(last[0])}, {number(last[1])})" if last is not None else "",
                leaves=len(seen) < len(points),
            )
        )
    x_marks, y_marks = (
        [mark for mark in round_numbers(low, high) if low <= mark <= high]
        for low, high in ((x_low, x_high), (y_low, y_high))
    )
    return ContourMap(
        height=bottom + BOTTOM,
        left=LEFT,
        right=right,
        top=TOP,
        bottom=bottom,
        lines=tuple(run for line in picture.lines for run in cut([_drawable_point(point) for point in line])),
        trails=tuple(trails),
        x_ticks=tuple(Tick(at((mark, 0.0))[0], label) for mark, label in zip(x_marks, _labels(x_marks), strict=True)),
        y_ticks=tuple(Tick(at((0.0, mark))[1], label) for mark, label in zip(y_marks, _labels(y_marks), strict=True)),
    )


def round_numbers(low: float, high: float, about: int = 4) -> list[float]:
    """Choose round numbers (1, 2 or 5 times a power of ten apart) that span ``low..high``.

    Both ends are zero or between ``SMALLEST`` and ``LARGEST`` in size.
    """
    if not high - low > 1e-9 * max(abs(low), abs(high)):  # as good as one number
        low, high = (low - abs(low) / 2, high + abs(high) / 2) if low else (0.0, 1.0)
    raw = (high - low) / about
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw * (1 - 1e-9))
    return [index * step for index in range(math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9) + 1)]


def number(value: float | None, digits: int = 3) -> str:
    """Write a number with so many significant digits at most; what is not finite as a dash."""
    if value is None or not math.isfinite(value):
        return "–"
    if value == 0:
        return "0"
    if 1e-3 <= abs(value) < 1e5:
        written = f"{value:.{max(0, digits - 1 - math.floor(math.log10(abs(value))))}f}"
        written = written.rstrip("0").rstrip(".") if "." in written else written
    else:
        mantissa, exponent = f"{value:.{digits - 2}e}".split("e")
        written = f"{mantissa.rstrip('0').removesuffix('.')}e{int(exponent)}"
    return written.replace("-", "−")


def _labels(marks: Sequence[float]) -> list[str]:
    """Write the numbers of an axis with as few digits as tell them apart."""
    written = [number(mark) for mark in marks]
    for digits in range(4, 16):
        if len(set(written)) == len(written):
            break
        written = [number(mark, digits) for mark in marks]
    return written


def _runs(
    values: Sequence[float | None], x_at: Callable[[int], float], y_at: Callable[[float], float]
) -> tuple[tuple[tuple[float, float], ...], ...]:
    step = max(1, math.ceil(len(values) / MOST_POINTS))
    runs: list[list[tuple[float, float]]] = [[]]
    for index in _every(step, len(values)):
        value = values[index]
        if value is None:
            runs.append([])
        else:
            runs[-1].append((x_at(index + 1), y_at(value)))
    return tuple(tuple(run) for run in runs if run)


def _every(step: int, length: int) -> Iterable[int]:
    yield from range(0, length, step)
    if length and (length - 1) % step:
        yield length - 1  # how it ended must be seen


def _whole_ticks(length: int) -> list[int]:
    if length <= 6:
        return list(range(1, length + 1))
    inner = [round(mark) for mark in round_numbers(0, length, about=5)]
    return [1, *(mark for mark in inner if 1 + length / 12 < mark <= length)]


def _drawable(value: float | None) -> float | None:
    """Leave out what no axis can hold, and take for zero what no axis can show."""
    if value is None or not abs(value) <= LARGEST:  # a NaN is not below anything
        return None
    return value if abs(value) >= SMALLEST else 0.0


def _drawable_point(point: tuple[float, float] | None) -> tuple[float, float] | None:
    if point is None:
        return None
    x, y = map(_drawable, point)
    return None if x is None or y is None else (x, y)


def _a_range(low: float, high: float) -> tuple[float, float]:
    """Give a range that has some width, whatever the picture says."""
    if not (abs(low) <= LARGEST and abs(high) <= LARGEST):
        return 0.0, 1.0
    low, high = sorted((low, high))
    least = max(1e-6 * max(abs(low), abs(high)), SMALLEST)
    return (low, high) if high - low > least else (low - least, high + least)


def _inside(
    points: Sequence[tuple[float, float] | None], left: float, right: float, top: float, bottom: float
) -> tuple[tuple[tuple[float, float], ...], ...]:
    """Cut a line of straight pieces at the edges of a frame: the runs of it that lie inside."""
    runs: list[list[tuple[float, float]]] = []
    for start, end in pairwise(points):
        if start is None or end is None:
            continue
        piece = _clipped(start, end, left, right, top, bottom)
        if piece is None:
            continue
        if runs and runs[-1][-1] == piece[0]:
            runs[-1].append(piece[1])
        else:
            runs.append([*piece])
    return tuple(tuple(run) for run in runs)


def _clipped(
    start: tuple[float, float], end: tuple[float, float], left: float, right: float, top: float, bottom: float
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Cut one straight piece at the edges of a frame (Liang and Barsky); None where nothing lies inside."""
    (x, y), dx, dy = start, end[0] - start[0], end[1] - start[1]
    entered, left_at = 0.0, 1.0
    for along, room in ((-dx, x - left), (dx, right - x), (-dy, y - top), (dy, bottom - y)):
        if along == 0:
            if room < 0:
                return None
        elif along < 0:
            entered = max(entered, room / along)
        else:
            left_at = min(left_at, room / along)
    if entered > left_at:
        return None

    def at(share: float) -> tuple[float, float]:
        across, down = start if share == 0.0 else end if share == 1.0 else (x + share * dx, y + share * dy)
        return min(max(across, left), right), min(max(down, top), bottom)  # a share of 1 may be a rounded one

    return at(entered), at(left_at)


def _strength(value: float | None, largest: float) -> float | None:
    if value is None:
        return None
    return abs(value) / largest if largest else 0.0


def _share(value: float, low: float, high: float) -> float:
    span = high - low
    return (value - low) / span if span else 0.5


def _between(start: float, end: float, share: float) -> float:
    return start + (end - start) * share
