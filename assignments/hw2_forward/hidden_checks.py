"""Fresh random inputs, answered by the reference solution."""

from __future__ import annotations

from collections.abc import Sequence

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
NETWORKS = ((4, 4, 4, 4), (4, 3), (2, 7, 1), (3, 1, 4, 2), (2, 4, 3, 5, 2))
SAMPLES = (3, 2, 3, 8, 2)  # samples side by side, for each of those


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
    report.close_to_reference(student, [(_around_zero(rng, shape),) for shape in ((3, 5), (1, 8), (6, 1))], name="y")
    singles = (0.0, -0.25, 0.25)
    for z, y in zip(singles, student.step.each([(z,) for z in singles]), strict=True):
        report.close(number(y, report), report.reference.step(z), name=f"step({z:g})")


def _around_zero(rng: np.random.Generator, shape: tuple[int, int]) -> Array:
    """Draw net inputs of both signs, some of them on the threshold and close by."""
    z: Array = rng.normal(scale=2.0, size=shape)
    z.flat[rng.permutation(z.size)[:3]] = [0.0, -0.5, 0.5]
    return z


@check("untouched", functions="step", kind="robustness", points=1, title=UNTOUCHED)
def inputs_of_step(student: Student, rng: np.random.Generator, report: Report) -> None:
    """``z[z >= 0] = 1`` would change the caller's z."""
    report.untouched(student, rng.normal(size=(3, 4)))


# perceptron


@check("value", functions="perceptron", kind="value", points=2.5, title=ONE_SAMPLE)
def values_of_perceptron(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Ask for samples one by one, the first ones on the threshold and close by."""
    perceptrons = [_perceptron(rng, n, 5) for n in (3, 2, 1, 4)]
    samples = [(w, b, x[:, k : k + 1]) for w, b, x in perceptrons for k in range(5)]
    report.close_to_reference(student, samples, name="y")


@check("columns", functions="perceptron", kind="value", points=3, title=COLUMNS)
def columns_of_perceptron(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Small whole numbers, so that many net inputs lie exactly on the threshold."""
    report.close_to_reference(student, [_perceptron(rng, n, m) for n, m in ((3, 40), (2, 30), (1, 12))], name="y")


@check("untouched", functions="perceptron", kind="robustness", points=0.5, title=UNTOUCHED)
def inputs_of_perceptron(student: Student, rng: np.random.Generator, report: Report) -> None:
    """``w *= x.T`` would change the caller's weights."""
    report.untouched(student, *_perceptron(rng, 3, 1))


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
    report.close_to_reference(student, [bits(rng, shape) for shape in ((1, 12), (8, 1), (3, 4))], name="y")


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
    got = [number(y, report) for y in student[report.function].each(pairs)]
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
    layers = [_layer(rng, size, 1) for size in (*LAYERS, (1, 1))]
    _require_shapes_of_fc(student, report, layers)


@check(
    "shape_of_columns",
    functions=FC,
    kind="shape",
    points=1,
    title=text("{function}: shapes with several samples", "{function}：多个样本时的结果形状"),
)
def shapes_of_columns_of_fc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """One column per sample."""
    layers = [_layer(rng, size, m) for size, m in zip((*LAYERS, (1, 1)), (*SAMPLES, 3), strict=True)]
    _require_shapes_of_fc(student, report, layers)


def _layer(rng: np.random.Generator, size: tuple[int, int], m: int) -> tuple[Array, Array]:
    """Draw the weights of a layer (n_next, n), and the activations of m samples that go into it."""
    return rng.normal(size=size), rng.uniform(size=(size[1], m))


def _require_shapes_of_fc(student: Student, report: Report, layers: Sequence[tuple[Array, Array]]) -> None:
    for (w, a), a_next in zip(layers, student[report.function].each(layers), strict=True):
        report.shape(a_next, (len(w), a.shape[1]), name="a_next")


@check("value", functions=FC, kind="value", points=6, title=ONE_SAMPLE)
def values_of_fc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Random layers, most of them not square."""
    layers = [(rng.normal(size=size), rng.normal(size=(size[1], 1))) for size in LAYERS]
    report.close_to_reference(student, layers, name="a_next")


@check("columns", functions=FC, kind="value", points=4, title=COLUMNS)
def columns_of_fc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the same with several samples."""
    sizes = zip(LAYERS, SAMPLES, strict=True)
    layers = [(rng.normal(size=size), rng.normal(size=(size[1], m))) for size, m in sizes]
    report.close_to_reference(student, layers, name="a_next")


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
    inputs = (np.array([[1.0], [1.0]]), np.array([[-1.0], [0.25]]))
    report.close_to_reference(student, [(w, a) for a in inputs], name="a_next")


@check(
    "single",
    functions=FC,
    kind="robustness",
    points=1,
    title=text("{function}: one neuron, one input, one sample", "{function}：一个神经元、一个输入、一个样本"),
)
def single_neuron(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Take a layer of one neuron for a layer, and one sample for a column."""
    layers = [(rng.normal(size=(n_next, n)), rng.normal(size=(n, 1))) for n_next, n in ((1, 1), (1, 4), (5, 1))]
    report.close_to_reference(student, layers, name="a_next")


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
    networks = [(random_network(rng, sizes), rng.uniform(size=(sizes[0], 1))) for sizes in NETWORKS[1:4]]
    _require_shapes_of_forward(student, report, networks)


@check(
    "shape_of_columns",
    functions=FORWARD,
    kind="shape",
    points=0.5,
    title=text("{function}: shape with several samples", "{function}：多个样本时的输出形状"),
)
def shapes_of_columns_of_forward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """One column per sample."""
    sized = zip(NETWORKS[1:4], SAMPLES[1:4], strict=True)
    networks = [(random_network(rng, sizes), rng.uniform(size=(sizes[0], m))) for sizes, m in sized]
    _require_shapes_of_forward(student, report, networks)


def _require_shapes_of_forward(student: Student, report: Report, networks: Sequence[tuple[list[Array], Array]]) -> None:
    for (w, x), a_last in zip(networks, student[report.function].each(networks), strict=True):
        report.shape(a_last, (len(w[-1]), x.shape[1]), name="a_L")


@check("value", functions=FORWARD, kind="value", points=4, title=ONE_SAMPLE)
def values_of_forward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Networks of two to five layers, most of them not square."""
    networks = [(random_network(rng, sizes), rng.normal(size=(sizes[0], 1))) for sizes in NETWORKS]
    report.close_to_reference(student, networks, name="a_L")


@check("columns", functions=FORWARD, kind="value", points=3, title=COLUMNS)
def columns_of_forward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the same with several samples."""
    sized = zip(NETWORKS, SAMPLES, strict=True)
    networks = [(random_network(rng, sizes), rng.normal(size=(sizes[0], m))) for sizes, m in sized]
    report.close_to_reference(student, networks, name="a_L")


@check("large", functions=FORWARD, kind="robustness", points=1, title=LARGE)
def large_net_inputs_in_a_network(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Saturate all hidden neurons but one, at 0 and at 1."""
    w = random_network(rng, (3, 4, 2))
    w[0][:3] = np.outer(rng.choice([-1000.0, 1000.0], size=3), [1.0, 0.0, 0.0])
    inputs = rng.normal(size=(2, 3, 1))
    inputs[:, 0] = [[1.0], [-1.0]]
    report.close_to_reference(student, [(w, x) for x in inputs], name="a_L")


@check("untouched", functions=FORWARD, kind="robustness", points=1, title=UNTOUCHED)
def inputs_of_forward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Neither the weights nor the inputs change."""
    report.untouched(student, random_network(rng, (3, 4, 2)), rng.normal(size=(3, 1)))
