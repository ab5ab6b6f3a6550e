"""Layers, softmax and RMSprop, checked on fresh random inputs against the reference solution.

层、softmax 与 RMSprop 的隐藏检查：用新的随机输入，与参考解答比较。
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import training_of_layers
from networks import as_shape, net_input

from grader.checking import Array, CallFailed, Report, Student, Value, agree, check, numerical_gradient_of_all, text

THEMES = (training_of_layers,)

SLOPE = 1e-6  # a numerical derivative of a smooth cost agrees below this

VALUES = text("{function}: values, one sample", "{function}：单个样本的数值")
COLUMNS = text("{function}: values, several samples side by side", "{function}：多个样本并排时的数值")
EDGES = text("{function}: one sample, one neuron", "{function}：只有一个样本、一个神经元时")
SLOPES = text("{function}: slope of the cost along every number", "{function}：与代价对每个数的数值导数一致")
UNTOUCHED = text("{function}: leaves its arguments as they were", "{function}：不修改参数")

NOT_THIS_FORWARD_PASS = text(
    "right for the inputs it was given; your forward pass (missing, or wrong) does not fit it, at no cost here",
    "对所给的输入，结果正确；与你的前向计算对不上（前向计算缺失或有误），此项不因此扣分",
)


# ---- ReLU ---------------------------------------------------------------------------------------------------------


@check("values", functions="relu", kind="value", points=1, title=VALUES)
def values_of_relu(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare columns with numbers of both signs, small and large."""
    report.close_to_reference(student, [(_both_signs(rng, (n, 1)),) for n in (4, 3, 6)], name="a")


@check("columns", functions="relu", kind="value", points=0.5, title=COLUMNS)
def columns_of_relu(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare several samples."""
    report.close_to_reference(student, [(_both_signs(rng, size),) for size in ((3, 3), (2, 5), (1, 4))], name="a")


def _both_signs(rng: np.random.Generator, size: tuple[int, int], zeros: int = 0) -> Array:
    """Draw three numbers or more: some negative, some between 0 and 1, some above 6; as many ``zeros`` as wanted."""
    z = net_input(rng, size)
    places = rng.permutation(z.size)
    z.flat[places[:3]] = rng.uniform(-9.0, -7.0), rng.uniform(0.2, 0.7), rng.uniform(7.0, 9.0)
    z.flat[places[3 : 3 + zeros]] = 0.0
    return z


@check("values", functions="relu_backward", kind="value", points=1.5, title=VALUES)
def values_of_relu_backward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare columns with numbers of both signs."""
    report.close_to_reference(student, [_way_back(rng, (n, 1)) for n in (4, 3, 6)], name="dz")


@check("columns", functions="relu_backward", kind="value", points=1, title=COLUMNS)
def columns_of_relu_backward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare several samples."""
    report.close_to_reference(student, [_way_back(rng, size) for size in ((3, 3), (2, 5), (1, 4))], name="dz")


@check(
    "at_zero",
    functions="relu_backward",
    kind="value",
    points=1,
    title=text("{function}: the slope at z = 0", "{function}：z = 0 处的斜率"),
)
def slope_of_relu_at_zero(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare where the net input is exactly 0."""
    report.close_to_reference(student, [_way_back(rng, size, zeros=2) for size in ((5, 1), (3, 4))], name="dz")


def _way_back(rng: np.random.Generator, size: tuple[int, int], zeros: int = 0) -> tuple[Array, Array]:
    """Draw net inputs of both signs, and derivatives da to go back with."""
    z = _both_signs(rng, size, zeros)
    return z, _derivatives(rng, z)


@check("gradient", functions="relu_backward", kind="gradient", points=0.5, title=SLOPES)
def gradient_through_relu(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Judge the way back by the slope of the student's own relu, and by the reference: either shows it to be right."""
    z = _both_signs(rng, (3, 2))
    da = _derivatives(rng, z)

    def costs_of(many: Sequence[list[Array]]) -> list[float]:
        return [float(np.sum(da * _own(a, z.shape))) for a in student.relu.each(many)]

    slopes = _slopes(costs_of, [z])
    if slopes is not None and agree([student.relu_backward(z, da)], slopes, SLOPE):
        return
    report.close_to_reference(student, [(z, da)], name="dz")
    report.note(NOT_THIS_FORWARD_PASS)


def _derivatives(rng: np.random.Generator, z: Array) -> Array:
    """Draw derivatives da away from 0 and 1; where z is positive they have both signs, and where it is not."""
    da: Array = rng.uniform(1.2, 2.5, size=z.shape) * rng.choice([-1.0, 1.0], size=z.shape)
    for where in (z > 0, z <= 0):
        alike = np.flatnonzero(where)
        da.flat[alike[:2]] = np.abs(da.flat[alike[:2]]) * (1.0, -1.0)[: len(alike[:2])]
    return da


# ---- softmax ------------------------------------------------------------------------------------------------------
# As many samples as outputs come first: there a sum over the wrong axis gives numbers, and no exception.


@check("values", functions="softmax", kind="value", points=3, title=VALUES)
def values_of_softmax(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare single columns."""
    report.close_to_reference(student, [(rng.normal(scale=2.0, size=(n, 1)),) for n in (3, 10, 2)], name="p")


@check("columns", functions="softmax", kind="value", points=3, title=COLUMNS)
def columns_of_softmax(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare several samples: each column is normalised by itself."""
    cases = [(rng.normal(scale=2.0, size=size),) for size in ((3, 3), (10, 4), (2, 5))]
    report.close_to_reference(student, cases, name="p")


@check(
    "extreme",
    functions="softmax",
    kind="robustness",
    points=2.5,
    title=text("{function}: |z| up to 1000, whole columns of it", "{function}：|z| 大到 1000，整列都是也不出错"),
)
def extreme_softmax(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare columns that lie far apart, high and low: the largest number of each must not overflow nor vanish."""
    small = rng.normal(size=(4, 3))
    levels = ([1000.0, 1000.0, 1000.0], [-1000.0, -1000.0, -1000.0], [1000.0, -1000.0, 0.0])
    apart = np.array([[1000.0], [0.0], [-1000.0]])[rng.permutation(3)]
    report.close_to_reference(student, [*((small + level,) for level in levels), (apart,)], name="p")


@check("edges", functions="softmax", kind="robustness", points=1, title=EDGES)
def edges_of_softmax(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare a single output, which has the probability 1, and equal outputs."""
    cases = [(rng.normal(size=(1, 1)),), (rng.normal(size=(1, 4)),), (np.full((5, 1), rng.normal()),)]
    report.close_to_reference(student, cases, name="p")


# ---- the dense layer ----------------------------------------------------------------------------------------------
# Equal widths come first: there a lost or surplus transpose gives numbers, which can be told apart, and no exception.

GRADIENTS = ("dw", "db", "da")


@check("values", functions="dense_forward", kind="value", points=2.5, title=VALUES)
def values_of_dense_forward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare random layers."""
    sizes = ((4, 4, 1), (3, 2, 1), (2, 5, 1))
    report.close_to_reference(student, [_layer(rng, *size) for size in sizes], name="z")


@check("columns", functions="dense_forward", kind="value", points=2, title=COLUMNS)
def columns_of_dense_forward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare several samples: the same bias for each of them."""
    sizes = ((3, 3, 3), (2, 4, 5), (4, 3, 2))
    report.close_to_reference(student, [_layer(rng, *size) for size in sizes], name="z")


@check("edges", functions="dense_forward", kind="robustness", points=1, title=EDGES)
def edges_of_dense_forward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compute single neurons and single samples."""
    sizes = ((1, 1, 1), (1, 4, 1), (4, 1, 1), (1, 3, 4))
    report.close_to_reference(student, [_layer(rng, *size) for size in sizes], name="z")


def _layer(rng: np.random.Generator, n_next: int, n: int, m: int) -> list[Array]:
    """Draw the weights and biases of a layer, and the activations of m samples that go into it."""
    return [rng.normal(size=size) for size in ((n_next, n), (n_next, 1), (n, m))]


@check("values", functions="dense_backward", kind="value", points=4, title=VALUES)
def values_of_dense_backward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare random layers."""
    sizes = ((4, 4, 1), (3, 2, 1), (2, 5, 1))
    report.close_to_reference(student, [_layer_back(rng, *size) for size in sizes], name=GRADIENTS)


@check("columns", functions="dense_backward", kind="value", points=4, title=COLUMNS)
def columns_of_dense_backward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare several samples: dw and db are sums over them, da is each one's own."""
    sizes = ((3, 3, 3), (2, 4, 5), (4, 3, 2))
    report.close_to_reference(student, [_layer_back(rng, *size) for size in sizes], name=GRADIENTS)


@check("edges", functions="dense_backward", kind="robustness", points=1.5, title=EDGES)
def edges_of_dense_backward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Go back through single neurons and single samples."""
    sizes = ((1, 1, 1), (1, 4, 1), (4, 1, 1), (1, 3, 4))
    report.close_to_reference(student, [_layer_back(rng, *size) for size in sizes], name=GRADIENTS)


def _layer_back(rng: np.random.Generator, n_next: int, n: int, m: int) -> list[Array]:
    """Draw the weights of a layer, what went into it for m samples, and the derivatives dz to go back with."""
    return [rng.normal(size=size) for size in ((n_next, n), (n, m), (n_next, m))]


@check("gradient", functions="dense_backward", kind="gradient", points=2.5, title=SLOPES)
def gradient_through_layers(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Judge the way back through two layers by the slope of the cost through the student's own dense_forward."""
    w, b, x = _lively_network(rng)
    y = np.eye(2)[:, rng.permutation(2)]
    reference = report.reference

    def forward(many: Sequence[list[Array]]) -> list[tuple[Array, Array]]:
        first = student.dense_forward.once_each([(moved[0], moved[2], x) for moved in many])
        hidden = [_own(z, (3, 2)) for z in first]
        second = [(moved[1], moved[3], reference.relu(z)) for moved, z in zip(many, hidden, strict=True)]
        return [(z, _own(z_L, (2, 2))) for z, z_L in zip(hidden, student.dense_forward.each(second), strict=True)]

    def costs_of(many: Sequence[list[Array]]) -> list[float]:
        return [float(reference.crossentropy(reference.softmax(z_L), y)) for _, z_L in forward(many)]

    parameters = [*w, *b]
    slopes = _slopes(costs_of, parameters)
    if slopes is not None and all(np.abs(slope).max() > SLOPE for slope in slopes):  # a flat cost tells nothing
        ((z, z_L),) = forward([parameters])
        dw_2, db_2, da = student.dense_backward(w[1], reference.relu(z), _output_delta(reference, z_L, y))
        own_da = as_shape(da, z.shape)
        if own_da is not None:
            dw_1, db_1, _ = student.dense_backward(w[0], x, reference.relu_backward(z, own_da))
            if agree([dw_1, dw_2, db_1, db_2], slopes, SLOPE):
                return
    report.close_to_reference(student, [_layer_back(rng, 3, 2, 3)], name=GRADIENTS)
    report.note(NOT_THIS_FORWARD_PASS)


def _lively_network(rng: np.random.Generator) -> tuple[list[Array], list[Array], Array]:
    """Draw two layers and two samples, for each of which a hidden neuron is on and no output is sure.

    Else a sample would count for next to nothing, and a slip that leaves it out would not show.
    """
    while True:
        w, b = [rng.normal(size=(3, 2)), rng.normal(size=(2, 3))], [rng.normal(size=(3, 1)), rng.normal(size=(2, 1))]
        x = rng.normal(size=(2, 2))
        hidden = np.maximum(w[0] @ x + b[0], 0.0)
        output = w[1] @ hidden + b[1]
        if hidden.max(axis=0).min() > 0.3 and np.abs(output[0] - output[1]).max() < 2.0:
            return w, b, x


def _output_delta(reference: Any, z_L: Array, y: Array) -> Array:
    delta: Array = reference.output_delta(reference.softmax(z_L), y)
    return delta


# ---- the loss -----------------------------------------------------------------------------------------------------


@check("values", functions="crossentropy", kind="value", points=3, title=VALUES)
def values_of_crossentropy(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the loss of one sample, for two classes, ten, and any number."""
    cases = [(_probabilities(rng, n, 1), _one_hot(rng, n, 1)) for n in (3, 2, 10)]
    report.close_to_reference(student, cases, name="loss")


@check(
    "columns",
    functions="crossentropy",
    kind="value",
    points=3,
    title=text("{function}: mean over several samples", "{function}：对多个样本取平均"),
)
def columns_of_crossentropy(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the loss of several samples: summed over outputs, averaged over samples."""
    cases = [(_probabilities(rng, n, m), _one_hot(rng, n, m)) for n, m in ((3, 3), (10, 4), (2, 5))]
    report.close_to_reference(student, cases, name="loss")


@check(
    "clipped",
    functions="crossentropy",
    kind="value",
    points=2,
    title=text("{function}: probabilities of exactly 0 and 1", "{function}：概率恰为 0 或 1 时"),
)
def clipped_crossentropy(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare where p is 0 or 1, or nearer to it than 1e-7: right answers, and wrong ones.

    All are asked before the first is compared: one of the two ends alone does not tell what is wrong with a clip.
    """
    one, other = rng.permutation(3)[:2]
    y = np.eye(3)[:, [one]]
    cases = []
    for tiny in (0.0, 1e-9):
        wrong, right = np.full((3, 1), tiny / 2), np.full((3, 1), tiny / 2)
        wrong[other], right[one] = 1.0 - tiny, 1.0 - tiny
        cases += [(right, y), (wrong, y), (np.hstack([right, wrong]), np.hstack([y, y]))]
    answers = list(student.crossentropy.each(cases))
    for answer, case in zip(answers, cases, strict=True):
        report.close(answer, report.reference.crossentropy(*case), name="loss")


@check("values", functions="output_delta", kind="value", points=1.5, title=VALUES)
def values_of_output_delta(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the derivative of one sample."""
    cases = [(_probabilities(rng, n, 1), _one_hot(rng, n, 1)) for n in (3, 2, 10)]
    report.close_to_reference(student, cases, name="dz")


@check("columns", functions="output_delta", kind="value", points=2, title=COLUMNS)
def columns_of_output_delta(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the derivative of several samples: the loss is their mean."""
    cases = [(_probabilities(rng, n, m), _one_hot(rng, n, m)) for n, m in ((3, 3), (10, 4), (2, 5))]
    report.close_to_reference(student, cases, name="dz")


@check("gradient", functions="output_delta", kind="gradient", points=0.5, title=SLOPES)
def gradient_of_loss(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Judge by the slope of the mean loss through the student's own softmax, and by the reference."""
    z, y = rng.normal(size=(3, 2)), _one_hot(rng, 3, 2)

    def costs_of(many: Sequence[list[Array]]) -> list[float]:
        return [float(report.reference.crossentropy(_own(p, z.shape), y)) for p in student.softmax.each(many)]

    slopes = _slopes(costs_of, [z])
    if slopes is not None and np.abs(slopes[0]).max() > SLOPE:
        p = _own(student.softmax(z), z.shape)
        if agree([student.output_delta(p, y)], slopes, SLOPE):
            return
    report.close_to_reference(student, [(_probabilities(rng, 3, 2), y)], name="dz")
    report.note(NOT_THIS_FORWARD_PASS)


def _probabilities(rng: np.random.Generator, n: int, m: int) -> Array:
    """Draw columns of positive numbers that sum to 1."""
    parts: Array = rng.uniform(0.1, 1.0, size=(n, m))
    return parts / parts.sum(axis=0)


def _one_hot(rng: np.random.Generator, n: int, m: int) -> Array:
    """Draw columns with a single 1."""
    y: Array = np.eye(n)[:, rng.integers(n, size=m)]
    return y


# ---- RMSprop ------------------------------------------------------------------------------------------------------

TINY = 1e-10  # beside derivatives near 1 it moves nothing that a check could see: eps has a check of its own


@check(
    "values",
    functions="rmsprop",
    kind="value",
    points=4,
    title=text("{function}: one step, on the way", "{function}：途中的一步"),
)
def values_of_rmsprop(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare a step of a weight and of a bias that have been moving for a while."""
    cases = []
    for size in ((3, 3), (2, 4), (3, 1)):
        w, dw = rng.normal(size=size), _derivatives(rng, np.ones(size))
        s = rng.uniform(0.5, 3.0, size=size)
        cases.append((w, dw, s, 0.02, float(rng.uniform(0.6, 0.95)), TINY))
    report.close_to_reference(student, cases, name=("w", "s"))


@check(
    "first",
    functions="rmsprop",
    kind="value",
    points=1.5,
    title=text("{function}: the first step, from s = 0", "{function}：第一步，s = 0"),
)
def first_step_of_rmsprop(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the first step: the mean square is still 0."""
    cases = []
    for size in ((3, 3), (4, 1)):
        w, dw = rng.normal(size=size), _derivatives(rng, np.ones(size))
        cases.append((w, dw, np.zeros(size), 0.02, float(rng.uniform(0.6, 0.95)), TINY))
    report.close_to_reference(student, cases, name=("w", "s"))


@check(
    "steps",
    functions="rmsprop",
    kind="value",
    points=2.5,
    title=text("{function}: several steps, one after the other", "{function}：接连几步"),
)
def steps_of_rmsprop(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Go on from the student's own results, four times."""
    size, alpha, rho = (2, 3), 0.02, float(rng.uniform(0.6, 0.95))
    own = wanted = rng.normal(size=size), np.zeros(size)
    for _ in range(4):
        dw = _derivatives(rng, np.ones(size))
        results = student.rmsprop(own[0], dw, own[1], alpha, rho, TINY)
        wanted = report.reference.rmsprop(wanted[0], dw, wanted[1], alpha, rho, TINY)
        for got, want, name in zip(results, wanted, ("w", "s"), strict=True):
            report.close(got, want, name=name)
        own = tuple(
            np.asarray(report.numbers(got, name=name)).reshape(size) for got, name in zip(results, "ws", strict=True)
        )


@check(
    "eps",
    functions="rmsprop",
    kind="value",
    points=2,
    title=text("{function}: derivatives smaller than eps", "{function}：导数比 eps 还小时"),
)
def eps_of_rmsprop(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare where eps decides the denominator."""
    cases = []
    for size in ((3, 2), (4, 1)):
        w, dw = rng.normal(size=size), 1e-2 * _derivatives(rng, np.ones(size))
        s, eps = rng.uniform(0.5e-4, 2e-4, size=size), float(rng.uniform(0.02, 0.05))
        cases.append((w, dw, s, 0.5, 0.9, eps))
    report.close_to_reference(student, cases, name=("w", "s"))


@check(
    "at_rest",
    functions="rmsprop",
    kind="robustness",
    points=0.5,
    title=text("{function}: no derivative, no step", "{function}：导数为 0 时不动"),
)
def rmsprop_at_rest(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare where the derivative has always been 0, as behind a ReLU that is off."""
    w = rng.normal(size=(3, 2))
    at_rest = (w, np.zeros((3, 2)), np.zeros((3, 2)), 0.02, 0.9, TINY)
    report.close_to_reference(student, [at_rest], name=("w", "s"))


# ---- arguments ----------------------------------------------------------------------------------------------------


@check(
    "untouched",
    functions=(
        "relu",
        "relu_backward",
        "softmax",
        "dense_forward",
        "dense_backward",
        "crossentropy",
        "output_delta",
        "rmsprop",
    ),
    kind="robustness",
    points=0.5,
    title=UNTOUCHED,
)
def arguments_untouched(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's arrays afterwards."""
    n_next, n, m = 3, 4, 2
    w, b, a = (rng.normal(size=size) for size in ((n_next, n), (n_next, 1), (n, m)))
    z, dz, da = net_input(rng, (n, m)), rng.normal(size=(n_next, m)), _derivatives(rng, a)
    p, y = _probabilities(rng, n, m), _one_hot(rng, n, m)
    p[:, 0] = y[:, 0]  # a clip in place shows where p is 0 or 1
    arguments: dict[str, tuple[Array | float, ...]] = {
        "relu": (z,),
        "relu_backward": (z, da),
        "softmax": (z,),
        "dense_forward": (w, b, a),
        "dense_backward": (w, a, dz),
        "crossentropy": (p, y),
        "output_delta": (p, y),
        "rmsprop": (z, da, np.ones((n, m)), 0.02, 0.9, TINY),
    }
    report.untouched(student, *arguments[report.function])


# ---- the slope of a cost through the student's own functions ---------------------------------------------------------


class _NotUsable(Exception):
    """The student's function gives nothing that can be differentiated."""


def _own(value: Value, size: tuple[int, int]) -> Array:
    array = as_shape(value, size)
    if array is None:
        raise _NotUsable
    return array


def _slopes(
    costs_of: Callable[[Sequence[list[Array]]], Sequence[float]], parameters: list[Array]
) -> list[Array] | None:
    """Differentiate a cost through the student's functions; None where they cannot be used for that."""
    try:
        return numerical_gradient_of_all(costs_of, parameters)
    except (CallFailed, _NotUsable):
        return None
