"""Draws the handout's pictures: `python assignments/hw6_descent/pictures.py` writes the .svg files beside it.

The pictures hold numbers and symbols alone, so that both handouts can show them; what they mean stands in the text.
讲义中的图：运行本文件即可重新生成旁边的 .svg 文件。
"""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from grader.checking import Array, contour_lines

HERE = Path(__file__).parent
REFERENCE = SimpleNamespace(**runpy.run_path(str(HERE.parents[1] / "reference/python/hw6_descent.py")))

ALPHA = 0.05
RIDGE = 0.2695944364  # v2 - v1 at the saddle of surface 1: a root of 4 d^3 - 4 d + 1
MINIMA = ((0.55357994, -0.55357994), (-0.41878272, 0.41878272))
SADDLE = (-0.13479722, 0.13479722)

WIDTH, HEIGHT = 460.0, 420.0
LEFT, RIGHT, TOP, BOTTOM = 54.0, 14.0, 26.0, 40.0
BLUE, ORANGE, GREEN, INK, GREY = "#1a6fb0", "#d9660a", "#2f7d4f", "#1f2328", "#8a9199"
PALE = {BLUE: "#cfe1f1", ORANGE: "#f7dcc4", GREY: "#e6e6e6"}


class Plot:
    """Two axes with a frame, and what is drawn between them, in the order drawn."""

    def __init__(
        self,
        x_range: tuple[float, float],
        y_range: tuple[float, float],
        x_label: str,
        y_label: str,
        *,
        height: float = HEIGHT,
        logarithmic: tuple[bool, bool] = (False, False),
    ) -> None:
        self.x_range, self.y_range, self.height, self.logarithmic = x_range, y_range, height, logarithmic
        self.x_label, self.y_label = x_label, y_label
        self.parts: list[str] = []

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Place a point, kept within the frame."""
        across = _share(x, *self.x_range, self.logarithmic[0])
        up = _share(y, *self.y_range, self.logarithmic[1])
        return LEFT + across * (WIDTH - LEFT - RIGHT), self.height - BOTTOM - up * (self.height - TOP - BOTTOM)

    def line(self, points: Iterable[Sequence[float]], colour: str, width: float = 2.0, dashes: str = "") -> None:
        """Draw straight pieces."""
        places = " ".join(_once("{:.1f},{:.1f}".format(*self.at(x, y)) for x, y in points))
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        self.parts.append(f'<polyline points="{places}" stroke="{colour}" stroke-width="{width:g}"{dashed}/>')

    def area(self, points: Iterable[Sequence[float]], colour: str) -> None:
        """Fill a polygon."""
        places = " ".join("{:.1f},{:.1f}".format(*self.at(x, y)) for x, y in points)
        self.parts.append(f'<polygon points="{places}" fill="{colour}"/>')

    def dots(self, points: Iterable[Sequence[float]], colour: str, radius: float = 2.5) -> None:
        """Mark points."""
        places = ('cx="{:.1f}" cy="{:.1f}"'.format(*self.at(x, y)) for x, y in points)
        self.parts += [f'<circle {place} r="{radius:g}" fill="{colour}"/>' for place in _once(places)]

    def ring(self, x: float, y: float, colour: str = INK) -> None:
        """Mark a start."""
        across, down = self.at(x, y)
        self.parts.append(f'<circle cx="{across:.1f}" cy="{down:.1f}" r="5.5" stroke="{colour}" stroke-width="1.5"/>')

    def cross(self, x: float, y: float) -> None:
        """Mark a minimum."""
        across, down = self.at(x, y)
        self.parts.append(
            f'<path d="M{across - 5:.1f} {down:.1f}h10m-5 -5v10" stroke="{INK}" stroke-width="2.5"/>',
        )

    def path(self, path: Array, colour: str, dots: int = 60) -> None:
        """Draw a path of descent: its first points, and a ring around the start."""
        self.line(path.T, colour)
        self.dots(path.T[:dots], colour)
        self.ring(*path[:, 0])

    def contours(self, k: int, count: int = 16) -> None:
        """Draw the contour lines of a surface."""
        for line in contour_lines(lambda v: REFERENCE.surface(k, v), self.x_range, self.y_range, count):
            self.line(line, GREY, 0.7)

    def svg(self, x_ticks: Sequence[float], y_ticks: Sequence[float]) -> str:
        """Write the picture."""
        bottom, right = self.height - BOTTOM, WIDTH - RIGHT
        labels = []
        for tick in x_ticks:
            across = self.at(tick, self.y_range[0])[0]
            labels.append(f'<text x="{across:.1f}" y="{bottom + 16:.1f}" text-anchor="middle">{_number(tick)}</text>')
        for tick in y_ticks:
            down = self.at(self.x_range[0], tick)[1]
            labels.append(f'<text x="{LEFT - 6:.1f}" y="{down + 4:.1f}" text-anchor="end">{_number(tick)}</text>')
        labels.append(f'<text x="{right:.1f}" y="{bottom + 32:.1f}" text-anchor="end">{self.x_label}</text>')
        labels.append(f'<text x="{LEFT:g}" y="{TOP - 9:g}" text-anchor="middle">{self.y_label}</text>')
        return "\n".join(
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {self.height:g}" width="{WIDTH:g}">',
                '<rect width="100%" height="100%" fill="#ffffff"/>',
                '<g fill="none" stroke-linejoin="round">',
                *self.parts,
                f'<rect x="{LEFT:g}" y="{TOP:g}" width="{right - LEFT:g}" height="{bottom - TOP:g}" stroke="{GREY}"/>',
                "</g>",
                f'<g font-family="sans-serif" font-size="12" fill="{INK}">',
                *labels,
                "</g>",
                "</svg>",
                "",
            )
        )


def _share(value: float, low: float, high: float, logarithmic: bool) -> float:
    if logarithmic:
        value, low, high = (float(np.log10(max(number, 1e-300))) for number in (value, low, high))
    return min(max((value - low) / (high - low), 0.0), 1.0)


def _number(tick: float) -> str:
    power = round(np.log10(tick)) if tick > 0 else 0
    if tick > 0 and not 1e-3 < tick < 1e3:
        return f'10<tspan dy="-5" font-size="9">{_signed(power)}</tspan>'
    return _signed(tick)


def _signed(value: float) -> str:
    return f"{value:g}".replace("-", "\N{MINUS SIGN}")


def _once(places: Iterable[str]) -> list[str]:
    """Leave out what stands where its neighbour stands: it would not be seen."""
    return [place for place, _ in groupby(places)]


V1, V2 = "v\N{SUBSCRIPT ONE}", "v\N{SUBSCRIPT TWO}"
TICKS = (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5)


def column(v1: float, v2: float) -> Array:
    """Make a point."""
    return np.array([[v1], [v2]])


def square(k: int, size: float) -> Plot:
    """Begin a picture of a surface around the origin, one unit as long on either axis."""
    inner = WIDTH - LEFT - RIGHT
    plot = Plot((-size, size), (-size, size), V1, V2, height=inner + TOP + BOTTOM)
    plot.contours(k)
    return plot


def two_minima() -> str:
    """Draw surface 1, and ways down from both sides of its ridge."""
    plot = square(1, 1.25)
    plot.line(((-1.25, -1.25 + RIDGE), (1.25 - RIDGE, 1.25)), INK, 1.2, "6 4")
    for start, colour in (((1.0, 0.0), BLUE), ((-0.6, -1.0), BLUE), ((-1.0, 0.5), ORANGE), ((0.2, 1.1), ORANGE)):
        plot.path(REFERENCE.descend(1, column(*start), 0.03, 60), colour)
    for point in MINIMA:
        plot.cross(*point)
    plot.dots([SADDLE], INK, 4)
    return plot.svg(TICKS[1:-1], TICKS[1:-1])


def where_from(d: float, alpha: float) -> str | None:
    """Follow d = v2 - v1 down surface 1 (it moves without regard to v1 + v2); the colour of where it ends."""
    for _ in range(500):
        d = d - 2 * alpha * (4 * d**3 - 4 * d + 1)
        if abs(d) > 1e3:
            return None
    return BLUE if d < RIDGE else ORANGE


def basins() -> str:
    """Draw from where on surface 1 descent with alpha = 0.05 finds which minimum, or none."""
    size = 1.75
    plot = Plot((-size, size), (-size, size), V1, V2, height=WIDTH - LEFT - RIGHT + TOP + BOTTOM)
    edges = np.linspace(-2 * size, 2 * size, 2801)
    ends = [where_from(float(d), ALPHA) for d in (edges[:-1] + edges[1:]) / 2]
    first = 0
    for last in range(1, len(ends) + 1):
        if last == len(ends) or ends[last] != ends[first]:
            plot.area(_stripe(edges[first], edges[last], size), PALE[ends[first] or GREY])
            first = last
    plot.contours(1, 14)
    for start, colour in (((1.0, 0.0), BLUE), ((-1.0, 0.5), ORANGE), ((-1.1, 1.0), BLUE), ((1.0, -1.2), ORANGE)):
        plot.path(REFERENCE.descend(1, column(*start), ALPHA, 40), colour)
    for point in MINIMA:
        plot.cross(*point)
    return plot.svg(TICKS, TICKS)


def _stripe(low: float, high: float, size: float) -> list[tuple[float, float]]:
    """Give the corners of the part of the square where low <= v2 - v1 <= high."""
    corners = [(-size, -size), (size, -size), (size, size), (-size, size)]
    for sign, edge in ((1.0, low), (-1.0, -high)):  # keep what has sign * (v2 - v1) >= edge
        cut: list[tuple[float, float]] = []
        for (x, y), (x_next, y_next) in zip(corners, [*corners[1:], *corners[:1]], strict=True):
            here, there = sign * (y - x) - edge, sign * (y_next - x_next) - edge
            if here >= 0:
                cut.append((x, y))
            if (here >= 0) != (there >= 0):
                share = here / (here - there)
                cut.append((x + share * (x_next - x), y + share * (y_next - y)))
        corners = cut
        if not corners:
            break
    return corners


def level_line() -> str:
    """Draw surface 2, whose lowest points fill a whole line, and ways down to it."""
    plot = square(2, 1.1)
    plot.line(((0.0, -1.1), (0.0, 1.1)), INK, 1.2, "6 4")
    for start, colour in (
        ((1.0, 1.0), BLUE),
        ((1.0, 0.0), BLUE),
        ((1.0, -1.0), GREEN),
        ((-1.0, 0.3), ORANGE),
        ((-0.9, 0.9), ORANGE),
        ((-1.0, -0.6), ORANGE),
    ):
        plot.path(REFERENCE.descend(2, column(*start), ALPHA, 400), colour, dots=40)
    return plot.svg(TICKS[1:-1], TICKS[1:-1])


def creeping() -> str:
    """Draw how |g| falls, step by step, on logarithmic axes."""
    steps = 10_000
    plot = Plot((1, steps), (1e-8, 10), "steps", "|g|", height=300, logarithmic=(True, True))
    marks = np.unique(np.round(np.logspace(0, np.log10(steps), 160)).astype(int))
    for k, start, colour in ((1, (1.0, 0.0), BLUE), (2, (1.0, 1.0), GREEN), (2, (1.0, 0.0), ORANGE)):
        path = REFERENCE.descend(k, column(*start), ALPHA, steps)
        lengths = np.sqrt(np.sum(REFERENCE.slope(k, path) ** 2, axis=0))
        seen = [(n, lengths[n]) for n in marks if lengths[n] > 1e-8]
        plot.line(seen, colour)
    return plot.svg((1, 10, 100, 1e3, 1e4), (1e-8, 1e-6, 1e-4, 1e-2, 1))


def three_ways() -> str:
    """Draw plain descent, momentum and the book's listing from one start on surface 1."""
    plot = square(1, 1.25)
    start = column(-1.0, -0.6)
    plot.path(REFERENCE.descend(1, start, 0.02, 40), INK)
    plot.path(REFERENCE.momentum(1, start, 0.02, 0.8, 40), ORANGE)
    plot.path(REFERENCE.nesterov(1, start, 0.02, 0.8, 40), BLUE)
    for point in MINIMA:
        plot.cross(*point)
    return plot.svg(TICKS[1:-1], TICKS[1:-1])


def saturated() -> str:
    """Draw the outputs of a neuron that should learn 0, from w = b = 2 and from w = 0.6, b = 0.9."""
    epochs = 300
    plot = Plot((0, epochs), (0, 1), "epoch", "a", height=300)
    for w, b, dashes in ((2.0, 2.0, ""), (0.6, 0.9, "5 4")):
        for kind, colour in (("quadratic", ORANGE), ("cross_entropy", BLUE)):
            a = REFERENCE.neuron(kind, w, b, 1.0, 0.0, 0.15, epochs)[0]
            plot.line([(n, a[n]) for n in range(0, epochs + 1, 2)], colour, 2, dashes)
    return plot.svg((0, 100, 200, 300), (0, 0.25, 0.5, 0.75, 1))


def slowdown() -> str:
    """Draw the slopes of both costs over the net input."""
    plot = Plot((-8, 8), (0, 1), "z", "\N{PARTIAL DIFFERENTIAL}C/\N{PARTIAL DIFFERENTIAL}z", height=300)
    z = np.linspace(-8, 8, 129)
    quadratic, cross_entropy, ratio = REFERENCE.learning_slowdown(z)
    for values, colour, dashes in ((quadratic, ORANGE, ""), (cross_entropy, BLUE, ""), (ratio, INK, "5 4")):
        plot.line(zip(z, values, strict=True), colour, 2, dashes)
    return plot.svg((-8, -4, 0, 4, 8), (0, 0.25, 0.5, 0.75, 1))


PICTURES: dict[str, Callable[[], str]] = {
    "two_minima.svg": two_minima,
    "basins.svg": basins,
    "level_line.svg": level_line,
    "creeping.svg": creeping,
    "three_ways.svg": three_ways,
    "saturated.svg": saturated,
    "slowdown.svg": slowdown,
}

if __name__ == "__main__":
    for name, draw in PICTURES.items():
        (HERE / name).write_text(draw(), encoding="utf-8")
        print(HERE / name)
