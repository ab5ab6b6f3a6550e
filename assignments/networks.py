"""What the hidden checks of several homeworks share: random net inputs, weights as they come back, a curve of costs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from grader.checking import Array, Curve, LinePicture, Report, Value, aligned, as_numbers, text


def random_network(rng: np.random.Generator, sizes: Sequence[int], deviation: float = 1.0) -> list[Array]:
    """Draw one weight matrix (n_next, n) per layer but the last; ``sizes`` counts the neurons of every layer."""
    return [deviation * rng.normal(size=(n_next, n)) for n, n_next in zip(sizes, sizes[1:], strict=False)]


def net_input(rng: np.random.Generator, size: tuple[int, int]) -> Array:
    """Draw net inputs of both signs, spread widely enough that f'(z), f'(f(z)) and z (1 - z) are far apart."""
    z: Array = rng.uniform(0.7, 2.5, size=size) * rng.choice([-1.0, 1.0], size=size)
    return z


def large_net_input(rng: np.random.Generator, n: int) -> Array:
    """Draw a column of net inputs from moderate ones to 1000, of both signs; the largest are always there."""
    z: Array = 10.0 ** rng.uniform(0.0, 3.0, size=(n, 1)) * rng.choice([-1.0, 1.0], size=(n, 1))
    z[0], z[1] = 1000.0, -1000.0
    return z


def as_shape(value: Value, size: tuple[int, ...]) -> Array | None:
    """Read finite numbers as an array of this shape, or None."""
    numbers = as_numbers(value)
    if numbers is None or not np.isfinite(numbers).all():
        return None
    return aligned(numbers, np.empty(size))


def trained_weights(report: Report, answer: Value, given: Sequence[Array], *, name: str) -> list[Array]:
    """Read trained weights or biases: finite matrices of the shapes that went in."""
    matrices = []
    for layer, (matrix, before) in enumerate(zip(report.matrices(answer, len(given), name=name), given, strict=True)):
        fitted = aligned(matrix, before)
        if fitted is None or not np.isfinite(fitted).all():
            report.shape(matrix, before.shape, name=f"{name}[{layer}]")
            not_finite = text("{name}[{layer}] is not finite", "{name}[{layer}] 含有非有限的数")
            report.require(False, not_finite.format(name=name, layer=layer))
        else:
            matrices.append(fitted)
    return matrices


def draw_costs(report: Report, got: Value, want: Array) -> None:
    """Draw the costs of all epochs, the student's and the right ones, where there are enough for a curve."""
    numbers = as_numbers(got)
    if numbers is None or not 1 < numbers.size <= 1000:
        return
    mine = tuple(float(J) if np.isfinite(J) else None for J in numbers.ravel())
    report.draw(
        LinePicture(
            title=text("cost J per epoch", "每一轮的代价 J"),
            x_label=text("epoch", "轮次"),
            y_label=text("J", "J"),
            curves=(
                Curve(label=text("yours", "你的"), values=mine),
                Curve(label=text("expected", "应有的"), values=tuple(float(J) for J in np.ravel(want))),
            ),
        )
    )
