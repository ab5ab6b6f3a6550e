"""The worked numbers of the handout: what a student can check at home."""

from __future__ import annotations

import numpy as np

from grader.checking import Report, Student, check, text

# the four caterpillars, one per column
SPOTS = np.array([[0.0, 0.0, 1.0, 1.0]])
SMOOTHNESS = np.array([[0.0, 1.0, 0.0, 1.0]])
EAT = np.array([[0.0, 1.0, 1.0, 0.0]])

# the handout's 3-3-1 network for them; the third input is the constant 1
WEIGHTS = [np.array([[4.0, -4.0, -2.0], [-4.0, 4.0, -2.0], [0.0, 0.0, 4.0]]), np.array([[6.0, 5.0, -3.0]])]
INPUTS = np.vstack([SPOTS, SMOOTHNESS, np.ones((1, 4))])
HIDDEN = np.array(
    [
        [0.11920292, 0.00247262, 0.88079708, 0.11920292],
        [0.11920292, 0.88079708, 0.00247262, 0.11920292],
        [0.98201379, 0.98201379, 0.98201379, 0.98201379],
    ]
)
OUTPUT = np.array([[0.16317261, 0.81347953, 0.91302196, 0.16317261]])
EIGHT_DIGITS = 1e-7  # what the numbers above are printed to

WORKED = text("{function}: the handout's numbers", "{function}：讲义中的数值")


@check("example", functions="step", kind="value", points=1, title=WORKED)
def example_of_step(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Below, at and above the threshold."""
    z = np.array([[-2.0, -0.5, 0.0, 0.5, 2.0]])
    report.given(z=z)
    report.close(student.step(z), [0.0, 0.0, 1.0, 1.0, 1.0], name="y")


@check("example", functions="perceptron", kind="value", points=1, title=WORKED)
def example_of_perceptron(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Ask at the net inputs -2, 0 and 1, the middle one on the threshold."""
    w, b, x = np.array([[1.0, 2.0]]), -2.0, np.array([[0.0, 2.0, 1.0], [0.0, 0.0, 1.0]])
    report.given(w=w, b=b, x=x)
    report.close(student.perceptron(w, b, x), np.array([[0.0, 1.0, 1.0]]), name="y")


@check(
    "shape",
    functions="perceptron",
    kind="shape",
    points=1,
    title=text("{function}: one row of outputs, one column per sample", "{function}：结果是一行，每个样本一列"),
)
def shape_of_perceptron(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Two inputs, three samples."""
    report.shape(student.perceptron(rng.normal(size=(1, 2)), 0.5, rng.normal(size=(2, 3))), (1, 3), name="y")


@check(
    "truth_table",
    functions="nand",
    kind="value",
    points=2,
    title=text("{function}: its truth table", "{function}：真值表"),
)
def truth_table_of_nand(student: Student, rng: np.random.Generator, report: Report) -> None:
    """All four pairs of inputs, as arrays."""
    report.given(x1=SPOTS, x2=SMOOTHNESS)
    report.close(student.nand(SPOTS, SMOOTHNESS), np.array([[1.0, 1.0, 1.0, 0.0]]), name="y")


@check(
    "caterpillars",
    functions="xor",
    kind="value",
    points=2,
    title=text("{function}: the four caterpillars", "{function}：四种毛毛虫"),
)
def caterpillars(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Eat where exactly one of spots and smoothness is 1."""
    report.given(x1=SPOTS, x2=SMOOTHNESS)
    report.close(student.xor(SPOTS, SMOOTHNESS), EAT, name="y")


@check("example", functions=("fc_c", "fc_v"), kind="value", points=2, title=WORKED)
def example_of_fc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compute the hidden layer of the caterpillar network."""
    report.given(w=WEIGHTS[0], a=INPUTS)
    a_next = student[report.function](WEIGHTS[0], INPUTS)
    report.close(a_next, HIDDEN, name="a_next", tolerance=EIGHT_DIGITS)


@check(
    "shape",
    functions=("fc_c", "fc_v"),
    kind="shape",
    points=1,
    title=text("{function}: a column per sample", "{function}：每个样本一列"),
)
def shape_of_fc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Two neurons after three; four samples."""
    a_next = student[report.function](rng.normal(size=(2, 3)), rng.normal(size=(3, 4)))
    report.shape(a_next, (2, 4), name="a_next")


@check("example", functions=("forward_c", "forward_v"), kind="value", points=1, title=WORKED)
def example_of_forward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compute the whole caterpillar network."""
    report.given(w=WEIGHTS, x=INPUTS)
    a_last = student[report.function](WEIGHTS, INPUTS)
    report.close(a_last, OUTPUT, name="a_L", tolerance=EIGHT_DIGITS)
