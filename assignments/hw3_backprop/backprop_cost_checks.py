"""The cost, the delta of the output layer, the gradient.

代价、输出层 delta 与梯度的隐藏检查。
"""

from __future__ import annotations

import numpy as np
from backprop_slopes import NOT_THIS_FORWARD_PASS, SLOPE, drawn_network, own_forward_pass
from backprop_tasks import COLUMNS, EDGES, SATURATED, SLOPES, UNTOUCHED, VALUES
from networks import large_net_input, net_input

from grader.checking import Array, Report, Student, agree, check, text


@check("values", functions="cost", kind="value", points=2.5, title=VALUES)
def values_of_cost(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the cost of one sample, with one output and with several."""
    report.close_to_reference(student, [_outputs(rng, (n, 1)) for n in (3, 1, 5)], name="J")


@check(
    "columns",
    functions="cost",
    kind="value",
    points=1.5,
    title=text("{function}: mean over several samples", "{function}：对多个样本取平均"),
)
def columns_of_cost(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the cost of several samples: summed over outputs, averaged over samples."""
    report.close_to_reference(student, [_outputs(rng, size) for size in ((3, 3), (2, 5), (1, 4))], name="J")


@check("untouched", functions="cost", kind="robustness", points=0.5, title=UNTOUCHED)
def inputs_of_cost(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's arrays afterwards: ``a -= y`` would change them."""
    report.untouched(student, rng.uniform(size=(3, 1)), rng.uniform(size=(3, 1)))


def _outputs(rng: np.random.Generator, size: tuple[int, int]) -> tuple[Array, Array]:
    """Draw the outputs of a network, and those that are wanted."""
    return rng.uniform(size=size), rng.uniform(size=size)


@check("values", functions="output_delta", kind="value", points=3, title=VALUES)
def values_of_output_delta(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the delta of one sample."""
    layers = [_last_layer(rng, report, net_input(rng, (n, 1))) for n in (3, 1, 5)]
    report.close_to_reference(student, layers, name="delta")


@check("columns", functions="output_delta", kind="value", points=1, title=COLUMNS)
def columns_of_output_delta(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the delta of several samples: each column is that sample's own."""
    layers = [_last_layer(rng, report, net_input(rng, size)) for size in ((3, 3), (2, 5))]
    report.close_to_reference(student, layers, name="delta")


@check("saturated", functions="output_delta", kind="robustness", points=0.5, title=SATURATED)
def saturated_output_delta(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Take the delta at both ends of the sigmoid."""
    report.close_to_reference(student, [_last_layer(rng, report, large_net_input(rng, 6))], name="delta")


@check("untouched", functions="output_delta", kind="robustness", points=0.5, title=UNTOUCHED)
def inputs_of_output_delta(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's arrays afterwards: ``a -= y`` would change them."""
    report.untouched(student, *_last_layer(rng, report, net_input(rng, (4, 1))))


def _last_layer(rng: np.random.Generator, report: Report, z: Array) -> tuple[Array, Array, Array]:
    """Give the outputs for these net inputs, outputs that are wanted, and the net inputs."""
    return report.reference.f(z), rng.uniform(size=z.shape), z


@check("values", functions="gradient", kind="value", points=3, title=VALUES)
def values_of_gradient(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the gradient of one sample."""
    report.close_to_reference(student, [_layer(rng, *size, 1) for size in ((4, 4), (3, 2), (2, 5))], name="dw")


@check(
    "columns",
    functions="gradient",
    kind="value",
    points=3,
    title=text("{function}: sum over several samples", "{function}：对多个样本求和"),
)
def columns_of_gradient(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the gradient of several samples: the sum of theirs."""
    sizes = ((3, 3, 3), (2, 4, 5), (4, 3, 2))
    report.close_to_reference(student, [_layer(rng, *size) for size in sizes], name="dw")


@check("gradient", functions="gradient", kind="gradient", points=2, title=SLOPES)
def gradient_of_cost(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Judge the gradient by the slope of the cost, and by the reference: either shows it to be right."""
    network = drawn_network(rng, m=3)
    own = own_forward_pass(student, ("v", "c"), network)
    if own is not None:
        delta_L = report.reference.output_delta(own.a[2], network.y, own.z[2])
        deltas = (report.reference.bc_v(network.w[1], own.z[1], delta_L), delta_L)
        dw = [student.gradient(delta, a) for delta, a in zip(deltas, own.a, strict=False)]
        if agree(dw, [*own.slopes], SLOPE):
            return
    report.close_to_reference(student, [_layer(rng, 3, 2, 3)], name="dw")
    report.note(NOT_THIS_FORWARD_PASS)


@check("edges", functions="gradient", kind="robustness", points=0.5, title=EDGES)
def edges_of_gradient(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Take the gradient of single neurons and single samples."""
    report.close_to_reference(student, [_layer(rng, *size, 1) for size in ((1, 1), (1, 4), (4, 1))], name="dw")


@check("untouched", functions="gradient", kind="robustness", points=0.5, title=UNTOUCHED)
def inputs_of_gradient(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Neither the deltas nor the activations change."""
    report.untouched(student, rng.normal(size=(3, 1)), rng.normal(size=(4, 1)))


def _layer(rng: np.random.Generator, n_next: int, n: int, m: int) -> tuple[Array, Array]:
    """Draw what gradient takes for m samples: delta_next (n_next, m), a (n, m)."""
    return rng.normal(size=(n_next, m)), rng.normal(size=(n, m))
