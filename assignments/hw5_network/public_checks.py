"""A network with biases, checked at home: the handout's worked numbers, shapes, slopes and forms.

带偏置的网络的公开检查：讲义例题的数值、形状、数值导数与写法。
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from grader.checking import (
    Array,
    CallFailed,
    Report,
    Student,
    Value,
    agree,
    as_numbers,
    check,
    is_single,
    is_smooth_in_all,
    numerical_gradient_of_all,
    text,
)

# The four caterpillars of the handout: spots and smoothness; digit 1 means eat, digit 0 leave.
W = [np.array([[0.5, -0.4], [-0.3, 0.6]]), np.array([[0.7, -0.5], [-0.6, 0.4]])]
B = [np.array([[0.1], [0.2]]), np.array([[-0.2], [0.3]])]
X = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]])
Y = np.array([[1.0, 0.0, 0.0, 1.0], [0.0, 1.0, 1.0, 0.0]])
LABELS = np.array([[0, 1, 1, 0]])
ALPHA = 3.0

# The third caterpillar, all the way through, as printed in the handout.
X3, Y3 = X[:, 2:3], Y[:, 2:3]
A_3 = np.array([[0.503612], [0.525631]])
DW = [np.array([[0.036399, 0.0], [-0.027496, 0.0]]), np.array([[0.081286, 0.059803], [-0.076369, -0.056186]])]
DB = [np.array([[0.036399], [-0.027496]]), np.array([[0.125896], [-0.118281]])]
CROSS_ENTROPY = 1.343553
CROSS_ENTROPY_DELTA = np.array([[0.503612], [-0.474369]])

# One step with the second and the third; two epochs with all four.
W_STEP = [
    np.array([[0.445402, -0.450261], [-0.258756, 0.630475]]),
    np.array([[0.509145, -0.701458], [-0.420035, 0.590334]]),
]
B_STEP = [np.array([[-0.004859], [0.27172]]), np.array([[-0.550812], [0.631129]])]
ORDER = np.array([[2, 0, 3, 1], [1, 3, 0, 2]])
W_SGD = [
    np.array([[0.435402, -0.467152], [-0.254475, 0.606267]]),
    np.array([[0.467259, -0.708263], [-0.392012, 0.58424]]),
]
B_SGD = [np.array([[-0.03187], [0.24799]]), np.array([[-0.594885], [0.651145]])]
RIGHT = 2

PRINTED = 2e-6  # the handout prints six digits, and rounded numbers go in as well as come out
SLOPE = 1e-6  # a numerical derivative of a smooth cost agrees below this
STEP = 1e-3  # at which the quotients stand within 1e-4 of the slope here

LAYERED = ("w", "b")
SHAPE = text("{function}: shape of the result", "{function}：结果的形状")
WORKED = text("{function}: the handout's example", "{function}：讲义中的例题")


@check("shape", functions="feedforward", kind="shape", points=0.5, title=SHAPE)
def shape_of_feedforward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """One row per neuron of the last layer, one column per sample."""
    sized = (((2, 4, 3), 1), ((3, 2), 5))
    cases = [(*_network(rng, sizes), rng.uniform(size=(sizes[0], m))) for sizes, m in sized]
    for (sizes, m), a in zip(sized, student.feedforward.each(cases), strict=True):
        report.shape(a, (sizes[-1], m), name="a")


@check("shape", functions=("backprop", "numerical_gradient"), kind="shape", points=0.5, title=SHAPE)
def shape_of_gradients(student: Student, rng: np.random.Generator, report: Report) -> None:
    """One array per layer, shaped like the weights and like the biases."""
    w, b = _network(rng, (3, 4, 2))
    h = (STEP,) if report.function == "numerical_gradient" else ()
    dw, db = student[report.function](w, b, rng.uniform(size=(3, 1)), rng.uniform(size=(2, 1)), *h)
    _require_shapes(report, dw, w, name="dw")
    _require_shapes(report, db, b, name="db")


@check("shape", functions=("update_mini_batch_c", "update_mini_batch_v", "sgd"), kind="shape", points=0.5, title=SHAPE)
def shape_of_networks(student: Student, rng: np.random.Generator, report: Report) -> None:
    """As many arrays as came in, and of the same shapes."""
    w, b = _network(rng, (3, 4, 2))
    x, y = rng.uniform(size=(3, 5)), rng.uniform(size=(2, 5))
    training = (2, 2, np.array([rng.permutation(5), rng.permutation(5)])) if report.function == "sgd" else ()
    w_new, b_new = student[report.function](w, b, x, y, 0.5, *training)
    _require_shapes(report, w_new, w, name="w")
    _require_shapes(report, b_new, b, name="b")


@check("worked", functions="feedforward", kind="value", points=0.5, title=WORKED)
def worked_feedforward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the output for the third caterpillar."""
    report.given(w=W, b=B, x=X3)
    report.close(student.feedforward(W, B, X3), A_3, name="a", tolerance=PRINTED)


@check("worked", functions="backprop", kind="value", points=1, title=WORKED)
def worked_backprop(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the gradients of the third caterpillar."""
    report.given(w=W, b=B, x=X3, y=Y3)
    dw, db = student.backprop(W, B, X3, Y3)
    report.close(dw, DW, name="dw", tolerance=PRINTED)
    report.close(db, DB, name="db", tolerance=PRINTED)


@check(
    "slope",
    functions="backprop",
    kind="gradient",
    points=1,
    title=text("{function}: slope of the cost", "{function}：与代价的数值导数一致"),
)
def slope_through_backprop(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Move each weight and each bias a little: the cost changes by what dw and db say."""
    w, b = _network(rng, (2, 3, 2))
    x, y = rng.normal(size=(2, 1)), rng.uniform(size=(2, 1))
    slopes = _slopes(student, w, b, x, y)
    if slopes is None:
        report.note(
            text(
                "feedforward does not give the handout's numbers in float64 yet, so the handout's example was used",
                "feedforward 还没有以 float64 得出讲义中的数值，这一项改用讲义的例题检查",
            )
        )
        worked_backprop.body(student, rng, report)
        return
    report.given(w=w, b=b, x=x, y=y)
    dw, db = student.backprop(w, b, x, y)
    report.close(dw, slopes[: len(w)], name="dw", tolerance=SLOPE)
    report.close(db, slopes[len(w) :], name="db", tolerance=SLOPE)


@check("worked", functions=("update_mini_batch_c", "update_mini_batch_v"), kind="value", points=0.5, title=WORKED)
def worked_update(student: Student, rng: np.random.Generator, report: Report) -> None:
    """One step with two caterpillars."""
    x, y = X[:, 1:3], Y[:, 1:3]
    report.given(w=W, b=B, x=x, y=y, alpha=ALPHA)
    w, b = student[report.function](W, B, x, y, ALPHA)
    report.close(w, W_STEP, name="w", tolerance=PRINTED)
    report.close(b, B_STEP, name="b", tolerance=PRINTED)


@check("worked", functions="sgd", kind="training", points=0.5, title=WORKED)
def worked_sgd(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Two epochs over the four caterpillars; the second mini-batch of each epoch holds a single one."""
    report.given(w=W, b=B, x=X, y=Y, alpha=ALPHA, epochs=2, batch_size=3)
    w, b = student.sgd(W, B, X, Y, ALPHA, 2, 3, ORDER)
    report.close(w, W_SGD, name="w", tolerance=PRINTED)
    report.close(b, B_SGD, name="b", tolerance=PRINTED)


@check("worked", functions="evaluate", kind="value", points=0.5, title=WORKED)
def worked_evaluate(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Count the caterpillars that the untrained network gets right."""
    report.given(w=W, b=B, x=X, labels=LABELS)
    report.close(student.evaluate(W, B, X, LABELS), RIGHT, name="right")


@check("worked", functions="cross_entropy", kind="value", points=0.5, title=WORKED)
def worked_cross_entropy(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the cross-entropy of the third caterpillar."""
    report.given(a=A_3, y=Y3)
    report.close(student.cross_entropy(A_3, Y3), CROSS_ENTROPY, name="C", tolerance=2 * PRINTED)


@check("worked", functions="cross_entropy_delta", kind="value", points=0.5, title=WORKED)
def worked_cross_entropy_delta(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the delta of the third caterpillar."""
    report.given(a=A_3, y=Y3)
    report.close(student.cross_entropy_delta(A_3, Y3), CROSS_ENTROPY_DELTA, name="delta", tolerance=PRINTED)


@check("worked", functions="numerical_gradient", kind="value", points=0.5, title=WORKED)
def worked_numerical_gradient(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare with the gradients of the third caterpillar: either quotient is near them."""
    report.given(w=W, b=B, x=X3, y=Y3, h=STEP)
    dw, db = student.numerical_gradient(W, B, X3, Y3, STEP)
    report.close(dw, DW, name="dw", tolerance=STEP / 10)
    report.close(db, DB, name="db", tolerance=STEP / 10)


@check(
    "style",
    functions="update_mini_batch_c",
    kind="style",
    points=2,
    title=text("{function}: calls backprop for each sample, in a loop", "{function}：在循环中对每个样本调用 backprop"),
)
def style_of_component_form(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Demand a loop over the samples that calls backprop."""
    report.calls_in_loop(student, "backprop", layered=LAYERED)


@check(
    "style",
    functions="update_mini_batch_v",
    kind="style",
    points=2,
    title=text("{function}: no loop over samples", "{function}：没有对样本的循环"),
)
def style_of_vector_form(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Demand that all columns are computed at once."""
    report.without_sample_loop(student, layered=LAYERED)


@check(
    "style",
    functions="numerical_gradient",
    kind="style",
    points=1,
    title=text("{function}: forward passes only, no call of backprop", "{function}：只用前向计算，不调用 backprop"),
)
def style_of_numerical_gradient(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Demand that it finds the slopes by itself."""
    report.never_calls(student, "backprop", layered=LAYERED)


def _network(rng: np.random.Generator, sizes: tuple[int, ...]) -> tuple[list[Array], list[Array]]:
    pairs = list(zip(sizes, sizes[1:], strict=False))
    return [rng.normal(size=(n_next, n)) for n, n_next in pairs], [rng.normal(size=(n_next, 1)) for _, n_next in pairs]


def _require_shapes(report: Report, got: Value, want: list[Array], *, name: str) -> None:
    for layer, array in enumerate(report.matrices(got, len(want), name=name)):
        report.shape(array, want[layer].shape, name=f"{name}[{layer}]")


def _slopes(student: Student, w: list[Array], b: list[Array], x: Array, y: Array) -> list[Array] | None:
    """Differentiate the cost through the student's feedforward; None where that is not right yet."""

    def cost(answer: Value) -> float:
        a = as_numbers(answer)
        if a is None or is_single(answer) or a.size != len(y):
            return float("nan")
        return float(0.5 * np.sum((a.reshape(y.shape) - y) ** 2))

    def costs(many: Sequence[list[Array]]) -> list[float]:
        networks = [(parameters[: len(w)], parameters[len(w) :], x) for parameters in many]
        return [cost(answer) for answer in student.feedforward.each(networks)]

    try:
        if not agree(student.feedforward(W, B, X3), A_3, PRINTED) or not is_smooth_in_all(costs, [*w, *b]):
            return None
        slopes = numerical_gradient_of_all(costs, [*w, *b])
    except CallFailed:
        return None
    return slopes if all(np.isfinite(slope).all() for slope in slopes) else None
