"""Fresh random inputs, answered by the reference solution."""

from __future__ import annotations

import numpy as np
from networks import random_network

from grader.checking import Array, Report, Student, Value, check, text

VALUES = text("{function}: values", "{function}：数值")
ONE_SAMPLE = text("{function}: values, one sample", "{function}：单个样本的数值")
COLUMNS = text("{function}: values, several samples side by side", "{function}：多个样本并排时的数值")
UNTOUCHED = text("{function}: leaves its inputs as they were", "{function}：不修改输入")
LARGE = text("{function}: net inputs up to 1000", "{function}：净输入达到 1000")

FC = ("fc_c", "fc_v")
FORWARD = ("forward_c", "forward_v")

# One sample and several are asked for in checks of their own: a form that is right for one column keeps what it earns.
# (n_next, n); the square layer comes first: there a transposed weight matrix computes something, and can be named
LAYERS = ((4, 4), (3, 2), (2, 5), (1, 3), (6, 1))
# sizes of the layers; again the network in which the order of the layers could be confused comes first
NETWORKS = ((6, 6, 6, 6), (4, 3), (2, 5, 1), (3, 1, 4, 2), (2, 4, 3, 5, 2))
SAMPLES = (3, 2, 4, 8, 5)  # samples side by side, for each of those


def bits(rng: np.random.Generator, shape: tuple[int, ...]) -> tuple[Array, Array]:
    """Draw two arrays of 0 and 1 in which every pair of bits stands at least once."""
    size = int(np.prod(shape))
    pairs = rng.permutation(np.arange(size) % 4).reshape(shape)
    return (pairs // 2).astype(np.float64), (pairs % 2).astype(np.float64)


def number(value: Value, report: Report) -> Array:
    """Read an answer to numbers as one number, in an array of shape ()."""
    array = report.numbers(value, name="y")
    report.require(
        array.size == 1,
        text(
            f"two numbers went in and {array.size} came out; expected one",
            f"输入是两个数，却返回了 {array.size} 个数；应返回一个数",
        ),
    )
    return array.reshape(())


# step


@check("value", functions="step", kind="value", points=4, title=VALUES)
def values_of_step(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Random net inputs with exact zeros among them, in arrays of several shapes and as a number."""
    for shape in ((3, 5), (1, 8), (6, 1)):
        z = rng.normal(scale=2.0, size=shape)
        z.flat[rng.permutation(z.size)[:3]] = [0.0, -0.5, 0.5]  # on the threshold, and close by
        report.close(student.step(z), report.reference.step(z), name="y")
    for single in (0.0, -0.25, 0.25):
        y = number(student.step(single), report)
        report.close(y, report.reference.step(single), name=f"step({single:g})")


@check("untouched", functions="step", kind="robustness", points=1, title=UNTOUCHED)
def inputs_of_step(student: Student, rng: np.random.Generator, report: Report) -> None:
    """``z[z >= 0] = 1`` would change the caller's z."""
    report.untouched(student, rng.normal(size=(3, 4)))


# perceptron


@check("value", functions="perceptron", kind="value", points=2.5, title=ONE_SAMPLE)
def values_of_perceptron(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Ask for samples one by one, the first ones on the threshold and close by."""
    for n in (3, 2, 1, 4):
        w, b, x = _perceptron(rng, n, 8)
        for k in range(8):
            sample = x[:, k : k + 1]
            report.close(student.perceptron(w, b, sample), report.reference.perceptron(w, b, sample), name="y")


@check("columns", functions="perceptron", kind="value", points=3, title=COLUMNS)
def columns_of_perceptron(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Small whole numbers, so that many net inputs lie exactly on the threshold."""
    for n, m in ((3, 40), (2, 30), (1, 12)):
        w, b, x = _perceptron(rng, n, m)
        report.close(student.perceptron(w, b, x), report.reference.perceptron(w, b, x), name="y")


@check("untouched", functions="perceptron", kind="robustness", points=0.5, title=UNTOUCHED)
def inputs_of_perceptron(student: Student, rng: np.random.Generator, report: Report) -> None:
    """``w *= x.T`` would change the caller's weights."""
    w, b, x = _perceptron(rng, 3, 1)
    report.untouched(student, w, b, x)


def _perceptron(rng: np.random.Generator, n: int, m: int) -> tuple[Array, float, Array]:
    """Draw weights, a bias and samples, the first ones such that wrong uses of the bias can be told apart."""
    w = rng.integers(1, 4, size=(1, n)) * rng.choice([-1.0, 1.0], size=(1, n))
    w[0, 0] = rng.choice([-1.0, 1.0])
    b = float(rng.choice([-3.0, -2.0, 2.0, 3.0]))
    x = rng.integers(-2, 3, size=(n, m)).astype(np.float64)
    for k, wanted_sum in enumerate([-b, -1.0, 0.0, 1.0][:m]):  # the first one lies on the threshold
        x[0, k] = w[0, 0] * (wanted_sum - w[0, 1:] @ x[1:, k])
    return w, b, x


# nand, xor


@check(
    "value",
    functions=("nand", "xor"),
    kind="value",
    points={"nand": 2.5, "xor": 3.5},
    title=text("{function}: truth table on arrays", "{function}：数组上的真值表"),
)
def gates_on_arrays(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Rows, columns and matrices of bits."""
    for shape in ((1, 12), (8, 1), (3, 4)):
        x1, x2 = bits(rng, shape)
        report.close(student[report.function](x1, x2), report.reference[report.function](x1, x2), name="y")


@check(
    "numbers",
    functions=("nand", "xor"),
    kind="value",
    points={"nand": 3, "xor": 3},
    title=text("{function}: truth table on numbers", "{function}：单个数的真值表"),
)
def gates_on_numbers(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Ask for the four pairs of bits one by one, all of them before any is judged."""
    pairs = ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))
    got = [number(student[report.function](x1, x2), report) for x1, x2 in pairs]
    want = [number(report.reference[report.function](x1, x2), report) for x1, x2 in pairs]
    for (x1, x2), y, wanted in zip(pairs, got, want, strict=True):
        report.close(y, wanted, name=f"{report.function}({x1:g}, {x2:g})")


@check("untouched", functions=("nand", "xor"), kind="robustness", points=0.5, title=UNTOUCHED)
def inputs_of_gates(student: Student, rng: np.random.Generator, report: Report) -> None:
    """``x1 += x2`` would change the caller's bits."""
    report.untouched(student, *bits(rng, (2, 4)))


# fc_c, fc_v


@check(
    "shape_of_any_layer",
    functions=FC,
    kind="shape",
    points=1,
    title=text("{function}: shapes of layers of all sizes", "{function}：各种大小的层的结果形状"),
)
def shapes_of_fc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Down to one neuron."""
    for n_next, n in (*LAYERS, (1, 1)):
        _shape_of_fc(student, report, rng, (n_next, n), 1)


@check(
    "shape_of_columns",
    functions=FC,
    kind="shape",
    points=1,
    title=text("{function}: shapes with several samples", "{function}：多个样本时的结果形状"),
)
def shapes_of_columns_of_fc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """One column per sample."""
    for size, m in zip((*LAYERS, (1, 1)), (*SAMPLES, 3), strict=True):
        _shape_of_fc(student, report, rng, size, m)


def _shape_of_fc(student: Student, report: Report, rng: np.random.Generator, size: tuple[int, int], m: int) -> None:
    a_next = student[report.function](rng.normal(size=size), rng.uniform(size=(size[1], m)))
    report.shape(a_next, (size[0], m), name="a_next")


@check("value", functions=FC, kind="value", points=6, title=ONE_SAMPLE)
def values_of_fc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Random layers, most of them not square."""
    for size in LAYERS:
        _compare_fc(student, report, rng.normal(size=size), rng.normal(size=(size[1], 1)))


@check("columns", functions=FC, kind="value", points=4, title=COLUMNS)
def columns_of_fc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the same with several samples."""
    for size, m in zip(LAYERS, SAMPLES, strict=True):
        _compare_fc(student, report, rng.normal(size=size), rng.normal(size=(size[1], m)))


def _compare_fc(student: Student, report: Report, w: Array, a: Array) -> None:
    report.close(student[report.function](w, a), report.reference.fc_v(w, a), name="a_next")


@check(
    "style",
    functions="fc_c",
    kind="style",
    points=6,
    title=text("{function}: one neuron at a time, in a loop", "{function}：用循环逐个神经元计算"),
)
def style_of_fc_c(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look for the loop in the source."""
    report.component_form(student)


@check(
    "style",
    functions="fc_v",
    kind="style",
    points=5,
    title=text("{function}: no loop over neurons or samples", "{function}：不对神经元或样本循环"),
)
def style_of_fc_v(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look for a loop in the source, or for anything in the place of one."""
    report.vector_form(student)


@check("large", functions=FC, kind="robustness", points=1, title=LARGE)
def large_net_inputs(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Saturate the sigmoid at 0 and at 1: nothing may become NaN."""
    w = np.array([[1000.0, 0.0], [-1000.0, 0.0], [400.0, -400.0], [0.0, 1.0]])
    for a in (np.array([[1.0], [1.0]]), np.array([[-1.0], [0.25]])):
        _compare_fc(student, report, w, a)


@check(
    "single",
    functions=FC,
    kind="robustness",
    points=1,
    title=text("{function}: one neuron, one input, one sample", "{function}：一个神经元、一个输入、一个样本"),
)
def single_neuron(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Take a layer of one neuron for a layer, and one sample for a column."""
    for n_next, n in ((1, 1), (1, 4), (5, 1)):
        _compare_fc(student, report, rng.normal(size=(n_next, n)), rng.normal(size=(n, 1)))


@check("untouched", functions=FC, kind="robustness", points=1, title=UNTOUCHED)
def inputs_of_fc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Neither the weights nor the activations change."""
    report.untouched(student, rng.normal(size=(3, 4)), rng.normal(size=(4, 1)))


# forward_c, forward_v


@check(
    "shape",
    functions=FORWARD,
    kind="shape",
    points=0.5,
    title=text("{function}: shape of the network's output", "{function}：网络输出的形状"),
)
def shapes_of_forward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """One row per output neuron."""
    for sizes in NETWORKS:
        _shape_of_forward(student, report, rng, sizes, 1)


@check(
    "shape_of_columns",
    functions=FORWARD,
    kind="shape",
    points=0.5,
    title=text("{function}: shape with several samples", "{function}：多个样本时的输出形状"),
)
def shapes_of_columns_of_forward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """One column per sample."""
    for sizes, m in zip(NETWORKS, SAMPLES, strict=True):
        _shape_of_forward(student, report, rng, sizes, m)


def _shape_of_forward(
    student: Student, report: Report, rng: np.random.Generator, sizes: tuple[int, ...], m: int
) -> None:
    a_last = student[report.function](random_network(rng, sizes), rng.uniform(size=(sizes[0], m)))
    report.shape(a_last, (sizes[-1], m), name="a_L")


@check("value", functions=FORWARD, kind="value", points=4, title=ONE_SAMPLE)
def values_of_forward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Networks of two to five layers, most of them not square."""
    for sizes in NETWORKS:
        _compare_forward(student, report, random_network(rng, sizes), rng.normal(size=(sizes[0], 1)))


@check("columns", functions=FORWARD, kind="value", points=3, title=COLUMNS)
def columns_of_forward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the same with several samples."""
    for sizes, m in zip(NETWORKS, SAMPLES, strict=True):
        _compare_forward(student, report, random_network(rng, sizes), rng.normal(size=(sizes[0], m)))


@check("large", functions=FORWARD, kind="robustness", points=1, title=LARGE)
def large_net_inputs_in_a_network(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Saturate all hidden neurons but one, at 0 and at 1."""
    w = random_network(rng, (3, 4, 2))
    w[0][:3] = np.outer(rng.choice([-1000.0, 1000.0], size=3), [1.0, 0.0, 0.0])
    for first in (1.0, -1.0):
        x = rng.normal(size=(3, 1))
        x[0] = first
        _compare_forward(student, report, w, x)


def _compare_forward(student: Student, report: Report, w: list[Array], x: Array) -> None:
    report.close(student[report.function](w, x), report.reference[report.function](w, x), name="a_L")


@check("untouched", functions=FORWARD, kind="robustness", points=1, title=UNTOUCHED)
def inputs_of_forward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Neither the weights nor the inputs change."""
    report.untouched(student, random_network(rng, (3, 4, 2)), rng.normal(size=(3, 1)))
