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
    for n in (3, 1, 5):
        _compare_cost(student, report, rng, (n, 1))


@check(
    "columns",
    functions="cost",
    kind="value",
    points=1.5,
    title=text("{function}: mean over several samples", "{function}：对多个样本取平均"),
)
def columns_of_cost(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the cost of several samples: summed over outputs, averaged over samples."""
    for size in ((3, 3), (2, 5), (1, 4)):
        _compare_cost(student, report, rng, size)


@check("untouched", functions="cost", kind="robustness", points=0.5, title=UNTOUCHED)
def inputs_of_cost(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's arrays afterwards: ``a -= y`` would change them."""
    report.untouched(student, rng.uniform(size=(3, 1)), rng.uniform(size=(3, 1)))


def _compare_cost(student: Student, report: Report, rng: np.random.Generator, size: tuple[int, int]) -> None:
    a, y = rng.uniform(size=size), rng.uniform(size=size)
    report.close(student.cost(a, y), report.reference.cost(a, y), name="J")


@check("values", functions="output_delta", kind="value", points=3, title=VALUES)
def values_of_output_delta(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the delta of one sample."""
    for n in (3, 1, 5):
        _compare_output_delta(student, report, net_input(rng, (n, 1)), rng)


@check("columns", functions="output_delta", kind="value", points=1, title=COLUMNS)
def columns_of_output_delta(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the delta of several samples: each column is that sample's own."""
    for size in ((3, 3), (2, 5)):
        _compare_output_delta(student, report, net_input(rng, size), rng)


@check("saturated", functions="output_delta", kind="robustness", points=0.5, title=SATURATED)
def saturated_output_delta(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Take the delta at both ends of the sigmoid."""
    _compare_output_delta(student, report, large_net_input(rng, 6), rng)


@check("untouched", functions="output_delta", kind="robustness", points=0.5, title=UNTOUCHED)
def inputs_of_output_delta(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's arrays afterwards: ``a -= y`` would change them."""
    z = net_input(rng, (4, 1))
    report.untouched(student, report.reference.f(z), rng.uniform(size=z.shape), z)


def _compare_output_delta(student: Student, report: Report, z: Array, rng: np.random.Generator) -> None:
    a, y = report.reference.f(z), rng.uniform(size=z.shape)
    report.close(student.output_delta(a, y, z), report.reference.output_delta(a, y, z), name="delta")


@check("values", functions="gradient", kind="value", points=3, title=VALUES)
def values_of_gradient(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the gradient of one sample."""
    for n_next, n in ((4, 4), (3, 2), (2, 5)):
        _compare_gradient(student, report, rng, n_next, n, 1)


@check(
    "columns",
    functions="gradient",
    kind="value",
    points=3,
    title=text("{function}: sum over several samples", "{function}：对多个样本求和"),
)
def columns_of_gradient(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the gradient of several samples: the sum of theirs."""
    for n_next, n, m in ((3, 3, 3), (2, 4, 5), (4, 3, 2)):
        _compare_gradient(student, report, rng, n_next, n, m)


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
    _compare_gradient(student, report, rng, 3, 2, 3)
    report.note(NOT_THIS_FORWARD_PASS)


@check("edges", functions="gradient", kind="robustness", points=0.5, title=EDGES)
def edges_of_gradient(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Take the gradient of single neurons and single samples."""
    for n_next, n in ((1, 1), (1, 4), (4, 1)):
        _compare_gradient(student, report, rng, n_next, n, 1)


@check("untouched", functions="gradient", kind="robustness", points=0.5, title=UNTOUCHED)
def inputs_of_gradient(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Neither the deltas nor the activations change."""
    report.untouched(student, rng.normal(size=(3, 1)), rng.normal(size=(4, 1)))


def _compare_gradient(student: Student, report: Report, rng: np.random.Generator, n_next: int, n: int, m: int) -> None:
    delta_next, a = rng.normal(size=(n_next, m)), rng.normal(size=(n, m))
    report.close(student.gradient(delta_next, a), report.reference.gradient(delta_next, a), name="dw")
