"""Contour lines of a landscape, as a few straight pieces each: what a picture of descent is drawn on."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import numpy as np

from grader.outcome import ContourPicture, Trail
from grader.session.wire import Array
from grader.text import Text, text

Height = Callable[[Array], Array]
Range = tuple[float, float]
Line = tuple[tuple[float, float], ...]

SAMPLES = 49  # per axis: lines of a smooth surface look smooth
STRAIGHT = 0.003  # of the larger side of the picture: a bend below this is not seen
MARGIN = 0.25  # room around the trails, as a share of their size
FARTHEST = 1.0  # how far a picture follows a wrong trail, in sizes of the right one
MOST_TRAIL_POINTS = 200


def contour_lines(height: Height, x_range: Range, y_range: Range, count: int = 14) -> tuple[Line, ...]:
    """Find lines of equal height in a rectangle.

    Parameters
    ----------
    height : gives the heights, shape (m,) or (1, m), of points of shape (2, m)
    x_range, y_range : the rectangle
    count : how many heights; they are chosen so that about as much of the rectangle lies between any two neighbours

    Returns
    -------
    Lines as points, a few where they are straight and more where they bend; nothing where the surface is flat.
    """
    from contourpy import contour_generator  # on demand: most submissions need no picture

    x, y = np.linspace(*x_range, SAMPLES), np.linspace(*y_range, SAMPLES)
    points = np.array([grid.ravel() for grid in np.meshgrid(x, y)])
    heights = np.asarray(height(points), dtype=np.float64).reshape(SAMPLES, SAMPLES)
    levels = np.unique(np.quantile(heights, (np.arange(count) + 0.5) / count))
    generator = contour_generator(x, y, heights)
    visible = STRAIGHT * max(x_range[1] - x_range[0], y_range[1] - y_range[0])
    lines = [line for level in levels for line in cast(list[Array], generator.lines(level))]
    found = [line for line in lines if np.ptp(line, axis=0).max() > 3 * visible]
    return tuple(_rounded(_simplified(line, visible), visible) for line in found)


def contour_picture(
    height: Height, *, got: Array | None, want: Array, title: Text, x_label: Text, y_label: Text
) -> ContourPicture:
    """Draw two trails over the contour lines of a surface: the student's, and beside it the right one.

    Parameters
    ----------
    height : as for `contour_lines`
    got, want : float64 arrays of shape (2, n), one point per column; ``got`` may be wild, or None
    """
    (x_low, x_high), (y_low, y_high) = _seen(got, want)
    return ContourPicture(
        title=title,
        x_label=x_label,
        y_label=y_label,
        x_range=(x_low, x_high),
        y_range=(y_low, y_high),
        lines=contour_lines(height, (x_low, x_high), (y_low, y_high)),
        trails=tuple(
            Trail(label=label, points=_trail(points))
            for label, points in ((text("yours", "你的"), got), (text("expected", "应有的"), want))
            if points is not None
        ),
    )


def _seen(got: Array | None, want: Array) -> tuple[Range, Range]:
    """Choose the square that holds the right trail, and of the other one what is not too far away."""
    low, high = want.min(axis=1), want.max(axis=1)
    size = max(float((high - low).max()), 1e-3)
    if got is not None:
        near = got[:, np.isfinite(got).all(axis=0)]
        near = near[:, (np.abs(near - ((low + high) / 2)[:, np.newaxis]) <= (0.5 + FARTHEST) * size).all(axis=0)]
        if near.size:
            low, high = np.minimum(low, near.min(axis=1)), np.maximum(high, near.max(axis=1))
    middle, half = (low + high) / 2, (0.5 + MARGIN) * max(float((high - low).max()), size)
    (x_low, y_low), (x_high, y_high) = (
        np.round(middle + side * half, _decimals(half / 100)).tolist() for side in (-1, 1)
    )
    return (x_low, x_high), (y_low, y_high)


def _trail(points: Array) -> tuple[tuple[float, float] | None, ...]:
    return tuple(
        (float(x), float(y)) if np.isfinite((x, y)).all() else None for x, y in points[:, :MOST_TRAIL_POINTS].T
    )


def _simplified(line: Array, visible: float) -> Array:
    """Leave out points whose absence nobody sees (Ramer, Douglas and Peucker)."""
    kept = {0, len(line) - 1}
    pieces = [(0, len(line) - 1)]
    while pieces:
        first, last = pieces.pop()
        if last - first < 2:
            continue
        along, inner = line[last] - line[first], line[first + 1 : last] - line[first]
        length = float(np.hypot(*along))
        # a closed line begins where it ends: then it is the distance from there that counts
        away = np.abs(along[0] * inner[:, 1] - along[1] * inner[:, 0]) / length if length else np.hypot(*inner.T)
        farthest = int(np.argmax(away))
        if away[farthest] > visible:
            kept.add(middle := first + 1 + farthest)
            pieces += [(first, middle), (middle, last)]
    simple: Array = line[sorted(kept)]
    return simple


def _rounded(line: Array, visible: float) -> Line:
    decimals = _decimals(visible / 3)
    return tuple((float(x), float(y)) for x, y in np.round(line, decimals))


def _decimals(step: float) -> int:
    return max(0, int(np.ceil(-np.log10(step))))
