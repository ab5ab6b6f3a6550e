"""fc and bc: one layer forward, one layer back.

前向与反向计算一层的隐藏检查。
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from backprop_slopes import NOT_THIS_FORWARD_PASS, SLOPE, drawn_network, own_forward_pass
from backprop_tasks import COLUMNS, EDGES, NET_INPUT, SATURATED, SLOPES, UNTOUCHED, VALUES
from networks import as_shape, large_net_input, net_input

from grader.checking import Array, Report, Student, agree, check

# Equal widths come first: there a lost or surplus transpose gives numbers, which can be told apart, and no exception.


@check("values", functions=("fc_c", "fc_v"), kind="value", points={"fc_c": 1.75, "fc_v": 1.25}, title=VALUES)
def values_of_fc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the activations of random layers; they count without z_next."""
    sizes = ((4, 4), (3, 2), (2, 5))
    _compare_a_next(student, report, [(rng.normal(size=(n_next, n)), rng.normal(size=(n, 1))) for n_next, n in sizes])


@check("columns", functions=("fc_c", "fc_v"), kind="value", points={"fc_c": 1.25, "fc_v": 0.75}, title=COLUMNS)
def columns_of_fc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the activations of several samples; they count without z_next."""
    sizes = ((3, 3, 3), (2, 4, 5), (4, 3, 2))
    _compare_a_next(student, report, [(rng.normal(size=(k, n)), rng.normal(size=(n, m))) for k, n, m in sizes])


@check("net_input", functions=("fc_c", "fc_v"), kind="value", points={"fc_c": 1, "fc_v": 0.75}, title=NET_INPUT)
def net_input_of_fc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the second result beside the first, for one sample and for several."""
    sizes = ((3, 3, 1), (2, 4, 5), (4, 2, 1))
    layers = [(rng.normal(size=(n_next, n)), rng.normal(size=(n, m))) for n_next, n, m in sizes]
    _compare_fc(student, report, layers)


@check("saturated", functions=("fc_c", "fc_v"), kind="robustness", points={"fc_c": 0.75, "fc_v": 0.5}, title=SATURATED)
def saturated_fc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Drive neurons to both ends of the sigmoid."""
    _compare_fc(student, report, [(large_net_input(rng, 6), np.ones((1, 1)))])  # the weights are the net inputs


@check("edges", functions=("fc_c", "fc_v"), kind="robustness", points={"fc_c": 0.75, "fc_v": 0.5}, title=EDGES)
def edges_of_fc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compute single neurons and single samples."""
    sizes = ((1, 1), (1, 4), (4, 1))
    _compare_fc(student, report, [(rng.normal(size=(n_next, n)), rng.normal(size=(n, 1))) for n_next, n in sizes])


@check("untouched", functions=("fc_c", "fc_v"), kind="robustness", points={"fc_c": 0.5, "fc_v": 0.25}, title=UNTOUCHED)
def inputs_of_fc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Neither the weights nor the activations change."""
    report.untouched(student, rng.normal(size=(3, 4)), rng.normal(size=(4, 1)))


def _compare_a_next(student: Student, report: Report, layers: Sequence[tuple[Array, Array]]) -> None:
    for (w, a), (a_next, _) in zip(layers, student[report.function].partial.each(layers), strict=True):
        report.close(a_next, report.reference.fc_v(w, a)[0], name="a_next")


def _compare_fc(student: Student, report: Report, layers: Sequence[tuple[Array, Array]]) -> None:
    for (w, a), (a_next, z_next) in zip(layers, student[report.function].each(layers), strict=True):
        wanted_a, wanted_z = report.reference.fc_v(w, a)
        report.close(z_next, wanted_z, name="z_next")
        report.close(a_next, wanted_a, name="a_next")


@check("values", functions=("bc_c", "bc_v"), kind="value", points={"bc_c": 5, "bc_v": 4.5}, title=VALUES)
def values_of_bc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the delta of random layers."""
    report.close_to_reference(student, [_backward(rng, *size, 1) for size in ((4, 4), (3, 2), (2, 5))], name="delta")


@check("columns", functions=("bc_c", "bc_v"), kind="value", points={"bc_c": 2.5, "bc_v": 2}, title=COLUMNS)
def columns_of_bc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the delta of several samples."""
    sizes = ((3, 3, 3), (2, 4, 5), (4, 3, 2))
    report.close_to_reference(student, [_backward(rng, *size) for size in sizes], name="delta")


@check("gradient", functions=("bc_c", "bc_v"), kind="gradient", points={"bc_c": 3.5, "bc_v": 3}, title=SLOPES)
def gradient_through_bc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Judge the backward pass by the slope of the cost, and by the reference: either shows it to be right."""
    bc = student[report.function]
    network = drawn_network(rng, m=1)
    own = own_forward_pass(student, (report.function[-1],), network)
    if own is not None:
        # one sample: the slope along the last weight is delta_L a^T, whatever activation function is in use
        delta_L = own.slopes[1] @ own.a[1] / np.sum(own.a[1] ** 2)
        delta = as_shape(bc(network.w[1], own.z[1], delta_L), own.z[1].shape)
        if delta is not None and agree(delta @ own.a[0].T, own.slopes[0], SLOPE):
            return
    hidden, z = report.reference.fc_v(network.w[0], network.x)
    output, z_L = report.reference.fc_v(network.w[1], hidden)
    delta_L = report.reference.output_delta(output, network.y, z_L)
    report.close(bc(network.w[1], z, delta_L), report.reference.bc_v(network.w[1], z, delta_L), name="delta")
    report.note(NOT_THIS_FORWARD_PASS)


@check("saturated", functions=("bc_c", "bc_v"), kind="robustness", points={"bc_c": 0.75, "bc_v": 0.5}, title=SATURATED)
def saturated_bc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Go back through neurons at both ends of the sigmoid."""
    layer = (rng.normal(size=(3, 6)), large_net_input(rng, 6), rng.normal(size=(3, 1)))
    report.close_to_reference(student, [layer], name="delta")


@check("edges", functions=("bc_c", "bc_v"), kind="robustness", points={"bc_c": 0.75, "bc_v": 0.5}, title=EDGES)
def edges_of_bc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Go back through single neurons and single samples."""
    report.close_to_reference(student, [_backward(rng, *size, 1) for size in ((1, 1), (1, 4), (4, 1))], name="delta")


@check("untouched", functions=("bc_c", "bc_v"), kind="robustness", points=0.5, title=UNTOUCHED)
def inputs_of_bc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """``z *= ...`` and ``delta_next *= ...`` would change the caller's arrays."""
    report.untouched(student, rng.normal(size=(3, 4)), net_input(rng, (4, 1)), rng.normal(size=(3, 1)))


def _backward(rng: np.random.Generator, n_next: int, n: int, m: int) -> tuple[Array, Array, Array]:
    """Draw what bc takes for m samples: the weights (n_next, n), z (n, m), delta_next (n_next, m)."""
    return rng.normal(size=(n_next, n)), net_input(rng, (n, m)), rng.normal(size=(n_next, m))
