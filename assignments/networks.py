"""What the hidden checks of several homeworks share: random net inputs, weights as they come back, a curve of costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from grader.checking import (
    TOLERANCE,
    Array,
    CallFailed,
    Curve,
    Form,
    LinePicture,
    Report,
    Student,
    Text,
    Value,
    agree,
    aligned,
    as_numbers,
    is_single,
    text,
)


def random_network(rng: np.random.Generator, sizes: Sequence[int], deviation: float = 1.0) -> list[Array]:
    """Draw one weight matrix (n_next, n) per layer but the last; ``sizes`` counts the neurons of every layer."""
    return [deviation * rng.normal(size=(n_next, n)) for n, n_next in zip(sizes, sizes[1:], strict=False)]


def random_biases(rng: np.random.Generator, sizes: Sequence[int], deviation: float = 1.0) -> list[Array]:
    """Draw one bias column (n_next, 1) per layer but the first; ``sizes`` counts the neurons of every layer."""
    return [deviation * rng.normal(size=(n_next, 1)) for n_next in sizes[1:]]


def as_sizes(student: Student, sizes: Sequence[int]) -> list[int] | Array:
    """Give the numbers of neurons as a student's language has them: a list in Python, a row in MATLAB."""
    return np.array([sizes], dtype=np.float64) if student.submission.form is Form.MATLAB else list(sizes)


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


def computes_in_single(student: Student, calls: Mapping[str, Sequence[Array | list[Array] | float]]) -> bool:
    """Tell whether one of the student's functions answers in float32; ``calls`` holds arguments to ask it with."""
    for function, arguments in calls.items():
        try:
            result = student[function](*arguments)
        except CallFailed:
            continue
        if is_single(list(result) if isinstance(result, tuple) else result):
            return True
    return False


def close_or_single(
    report: Report, got: Value, want: Array | Sequence[Array], *, name: str, single: Callable[[], bool], loosened: float
) -> None:
    """Demand the same array or arrays; only to ``loosened`` where needed and where they rest on what is ``single``."""
    loose = not agree(got, want if isinstance(want, np.ndarray) else [*want]) and single()
    report.close(got, want, name=name, tolerance=loosened if loose else TOLERANCE)
    if loose:
        report.note(
            text(
                f"your functions compute in float32, so {name} was compared to {loosened:g}",
                f"你的函数用 float32 计算，因此 {name} 按 {loosened:g} 的误差比较",
            )
        )


def require_repeated(report: Report, first: Sequence[Value], second: Sequence[Value]) -> None:
    """Demand that two calls with the same arguments gave the same results, to the last digit."""
    report.require(
        agree(list(second), list(first), 0.0),
        text("two calls with the same arguments gave different results", "用相同的参数调用两次，结果不同"),
    )


def require_heeding(report: Report, elsewhere: Value, here: Value) -> None:
    """Demand that training on other samples led to other weights: to give the same always keeps no promise."""
    report.require(
        not agree(elsewhere, here, 0.0),
        text("other samples lead to the very same weights", "换了样本，得到的权重却一模一样"),
    )


def finite_like(answer: Value, given: Sequence[Array]) -> list[Array] | None:
    """Read weights or biases as matrices of the shapes of ``given``; None where they are no finite ones."""
    if not isinstance(answer, list) or len(answer) != len(given):
        return None
    matrices = [as_shape(item, before.shape) for item, before in zip(answer, given, strict=True)]
    found = [matrix for matrix in matrices if matrix is not None]
    return found if len(found) == len(given) else None


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


def draw_both(
    report: Report, got: Value, want: Value | Sequence[Array], *, title: Text, x_label: Text, y_label: Text
) -> None:
    """Draw a curve of numbers, the student's and the right ones; lists of arrays are put end to end.

    Nothing is drawn where there are too few numbers for a curve, too many, or other things than numbers.
    """
    curves = []
    for label, value in ((text("yours", "你的"), got), (text("expected", "应有的"), want)):
        numbers = _end_to_end(value)
        if numbers is None or not 1 < numbers.size <= 1000:
            return
        values = tuple(float(number) if np.isfinite(number) else None for number in numbers)
        curves.append(Curve(label=label, values=values))
    report.draw(LinePicture(title=title, x_label=x_label, y_label=y_label, curves=tuple(curves)))


def _end_to_end(value: Value | Sequence[Array]) -> Array | None:
    items = list(value) if isinstance(value, list | tuple) else [value]
    numbers = [as_numbers(item) for item in items]
    arrays = [np.ravel(array) for array in numbers if array is not None]
    return np.concatenate(arrays) if arrays and len(arrays) == len(numbers) else None


def draw_costs(report: Report, got: Value, want: Array) -> None:
    """Draw the costs of all epochs, the student's and the right ones, where there are enough for a curve."""
    title = text("cost J per epoch", "每一轮的代价 J")
    draw_both(report, got, want, title=title, x_label=text("epoch", "轮次"), y_label=text("J", "J"))
