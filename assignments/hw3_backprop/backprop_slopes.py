"""The slope of the cost through the student's own forward pass.

学生自己的前向计算所给出的代价的斜率。
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from backprop_tasks import Network
from networks import as_shape

from grader.checking import (
    Array,
    CallFailed,
    Student,
    StudentFunction,
    is_smooth_in_all,
    numerical_gradient_of_all,
    text,
)

SLOPE = 1e-6  # a numerical derivative of a smooth cost agrees below this

NOT_THIS_FORWARD_PASS = text(
    "right for the inputs it was given; your forward pass (missing, or wrong) does not fit it, at no cost here",
    "对所给的输入，结果正确；与你的前向计算对不上（前向计算缺失或有误），此项不因此扣分",
)


@dataclass(frozen=True, slots=True)
class ForwardPass:
    """What a student's forward pass gives, layer by layer (``z[0]`` is unused), and the slope of its cost."""

    a: list[Array]
    z: list[Array]
    slopes: list[Array]


def drawn_network(rng: np.random.Generator, m: int) -> Network:
    """Draw a network of three layers and ``m`` samples."""
    return Network(
        w=[rng.normal(size=(3, 2)), rng.normal(size=(2, 3))], x=rng.normal(size=(2, m)), y=rng.uniform(size=(2, m))
    )


def own_forward_pass(student: Student, forms: tuple[str, ...], network: Network) -> ForwardPass | None:
    """Run the student's own forward pass and differentiate its cost; None where it has none that can be used."""
    for form in forms:
        fc = student[f"fc_{form}"]

        def costs_of(many: Sequence[list[Array]], fc: StudentFunction = fc) -> list[float]:
            passes = _forward(fc, many, network.x)
            return [float(0.5 * np.sum((a[-1] - network.y) ** 2)) for a, _ in passes]

        try:
            ((a, z),) = _forward(fc, [network.w], network.x)
            if not is_smooth_in_all(costs_of, network.w):
                continue
            slopes = numerical_gradient_of_all(costs_of, network.w)
        except (CallFailed, _NoForwardPass):
            continue
        if all(np.abs(slope).max() > SLOPE for slope in slopes):  # a flat cost would agree with a delta of zero
            return ForwardPass(a, z, slopes)
    return None


class _NoForwardPass(Exception):
    """The student's forward pass gives something that is no column of activations."""


def _forward(fc: StudentFunction, many: Sequence[list[Array]], x: Array) -> list[tuple[list[Array], list[Array]]]:
    """Run many networks of the same form side by side: all first layers together, then all second ones.

    Networks that differ in a later layer alone share the call of the first one.
    """
    passes: list[tuple[list[Array], list[Array]]] = [([x], [x]) for _ in many]
    for layer, matrix in enumerate(many[0]):
        size = (len(matrix), x.shape[1])
        results = fc.once_each([(w[layer], a[-1]) for w, (a, _) in zip(many, passes, strict=True)])
        for result, (a, z) in zip(results, passes, strict=True):
            a_next, z_next = (as_shape(value, size) for value in result)
            if a_next is None or z_next is None:
                raise _NoForwardPass
            a.append(a_next)
            z.append(z_next)
    return passes
