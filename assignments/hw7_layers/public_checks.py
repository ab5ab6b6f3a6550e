"""Layers, softmax and RMSprop, checked at home: the handout's worked numbers, shapes and slopes.

层、softmax 与 RMSprop 的公开检查：讲义例题的数值、形状与数值导数。
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from grader.checking import Array, Report, Student, check, numerical_gradient, text

# The network of the handout: two inputs, two hidden neurons, three classes.
W = [np.array([[1.0, -1.0], [0.5, 0.5]]), np.array([[0.2, 1.0], [0.4, 0.0], [-0.6, -1.0]])]
B = [np.array([[0.5], [-0.5]]), np.array([[0.0], [0.0], [0.5]])]
X = np.array([[1.0, 2.0, 0.0], [2.0, 1.0, 2.0]])
Y = np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
ALPHA, RHO, EPS = 0.1, 0.9, 1e-7

# The first sample, all the way through, as printed in the handout.
X1, Y1 = X[:, :1], Y[:, :1]
Z_1, A_1 = np.array([[-0.5], [1.0]]), np.array([[0.0], [1.0]])
Z_2, P = np.array([[1.0], [0.0], [-0.5]]), np.array([[0.628532], [0.231224], [0.140244]])
LOSS = 1.464369
DZ_2 = np.array([[0.628532], [-0.768776], [0.140244]])
DW_2 = np.array([[0.0, 0.628532], [0.0, -0.768776], [0.0, 0.140244]])
DA_1 = np.array([[-0.265951], [0.488287]])
DZ_1 = np.array([[0.0], [0.488287]])
DW_1 = np.array([[0.0, 0.0], [0.488287, 0.976575]])
S_1 = np.array([[0.0, 0.0], [0.023842, 0.095370]])
W_1 = np.array([[1.0, -1.0], [0.183772, 0.183772]])

# All three samples, one epoch: the third and the first make a mini-batch, the second is one of its own.
ORDER, BATCH_SIZE = np.array([[2, 0, 1]]), 2
FITTED_W = [
    np.array([[1.316227, -0.683774], [0.183773, 0.183772]]),
    np.array([[0.516228, 0.683772], [0.083772, 0.316227], [-0.916227, -0.683773]]),
]
FITTED_B = [np.array([[0.816226], [-0.816228]]), np.array([[-0.052293], [0.023982], [0.626208]])]
FITTED_LOSS = [1.419116]
DIGITS_BEFORE, DIGITS_AFTER = np.array([[0, 0, 0]]), np.array([[0, 0, 2]])

PRINTED = 2e-6  # the handout prints six digits, and rounded numbers go in as well as come out
SLOPE = 1e-6  # a numerical derivative of a smooth cost agrees below this

SIZES = ((3, 1), (2, 5))

SHAPE = text("{function}: shape of the result", "{function}：结果的形状")
WORKED = text("{function}: the handout's example", "{function}：讲义中的例题")
SLOPES = text("{function}: slope of the cost", "{function}：与代价的数值导数一致")


def _require_shapes(student: Student, report: Report, cases: Sequence[Sequence[Array]], *, name: str) -> None:
    """Demand of the function under check what is shaped as its first argument."""
    for case, got in zip(cases, student[report.function].each(cases), strict=True):
        report.shape(got, case[0].shape, name=name)


# ---- ReLU -----------------------------------------------------------------------------------------------------------


@check("shape", functions="relu", kind="shape", points=0.5, title=SHAPE)
def shape_of_relu(student: Student, rng: np.random.Generator, report: Report) -> None:
    """As the net input."""
    _require_shapes(student, report, [(rng.normal(size=size),) for size in SIZES], name="a")


@check("worked", functions="relu", kind="value", points=0.5, title=WORKED)
def worked_relu(student: Student, rng: np.random.Generator, report: Report) -> None:
    """From the net inputs of the hidden layer to its activations."""
    report.given(z=Z_1)
    report.close(student.relu(Z_1), A_1, name="a", tolerance=PRINTED)


@check("shape", functions="relu_backward", kind="shape", points=0.5, title=SHAPE)
def shape_of_relu_backward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """As the net input."""
    _require_shapes(student, report, [(rng.normal(size=size), rng.normal(size=size)) for size in SIZES], name="dz")


@check("worked", functions="relu_backward", kind="value", points=0.5, title=WORKED)
def worked_relu_backward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Back through the hidden layer, whose first neuron is off."""
    report.given(z=Z_1, da=DA_1)
    report.close(student.relu_backward(Z_1, DA_1), DZ_1, name="dz", tolerance=PRINTED)


@check("slope", functions="relu_backward", kind="gradient", points=0.5, title=SLOPES)
def slope_through_relu(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Move each net input a little: a cost that is linear in the activations changes by what dz says."""
    z = rng.uniform(0.5, 0.9, size=(3, 2)) * np.array([[1.0, -1.0], [-1.0, 1.0], [1.0, -1.0]])
    da = rng.uniform(1.2, 2.5, size=(3, 2)) * np.array([[-1.0, 1.0], [-1.0, 1.0], [1.0, -1.0]])
    (slopes,) = numerical_gradient(lambda moved: float(np.sum(da * np.where(moved[0] > 0, moved[0], 0.0))), [z])
    report.given(z=z, da=da)
    report.close(student.relu_backward(z, da), slopes, name="dz", tolerance=SLOPE)


# ---- softmax --------------------------------------------------------------------------------------------------------


@check("shape", functions="softmax", kind="shape", points=0.5, title=SHAPE)
def shape_of_softmax(student: Student, rng: np.random.Generator, report: Report) -> None:
    """As the net input."""
    _require_shapes(student, report, [(rng.normal(size=size),) for size in SIZES], name="p")


@check("worked", functions="softmax", kind="value", points=0.5, title=WORKED)
def worked_softmax(student: Student, rng: np.random.Generator, report: Report) -> None:
    """From the net inputs of the last layer to probabilities."""
    report.given(z=Z_2)
    report.close(student.softmax(Z_2), P, name="p", tolerance=PRINTED)


# ---- the dense layer ------------------------------------------------------------------------------------------------


@check("shape", functions="dense_forward", kind="shape", points=0.5, title=SHAPE)
def shape_of_dense_forward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """One row per receiving neuron, one column per sample."""
    sizes = ((3, 2, 1), (2, 4, 5))
    layers = [[rng.normal(size=size) for size in ((n_next, n), (n_next, 1), (n, m))] for n_next, n, m in sizes]
    for (n_next, _, m), z in zip(sizes, student.dense_forward.each(layers), strict=True):
        report.shape(z, (n_next, m), name="z")


@check("worked", functions="dense_forward", kind="value", points=0.5, title=WORKED)
def worked_dense_forward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Both layers."""
    layers = ((W[0], B[0], X1), (W[1], B[1], A_1))
    for (w, b, a), z, wanted in zip(layers, student.dense_forward.each(layers), (Z_1, Z_2), strict=True):
        report.given(w=w, b=b, a=a)
        report.close(z, wanted, name="z", tolerance=PRINTED)


@check("shape", functions="dense_backward", kind="shape", points=1, title=SHAPE)
def shape_of_dense_backward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """As the weight, the bias, and the activations."""
    sizes = ((3, 2, 1), (2, 4, 5))
    layers = [[rng.normal(size=size) for size in ((n_next, n), (n, m), (n_next, m))] for n_next, n, m in sizes]
    for (n_next, n, m), (dw, db, da) in zip(sizes, student.dense_backward.each(layers), strict=True):
        report.shape(dw, (n_next, n), name="dw")
        report.shape(db, (n_next, 1), name="db")
        report.shape(da, (n, m), name="da")


@check("worked", functions="dense_backward", kind="value", points=0.5, title=WORKED)
def worked_dense_backward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Back through the last layer."""
    report.given(w=W[1], a=A_1, dz=DZ_2)
    dw, db, da = student.dense_backward(W[1], A_1, DZ_2)
    report.close(dw, DW_2, name="dw", tolerance=PRINTED)
    report.close(db, DZ_2, name="db", tolerance=PRINTED)
    report.close(da, DA_1, name="da", tolerance=PRINTED)


@check("slope", functions="dense_backward", kind="gradient", points=1, title=SLOPES)
def slope_through_dense(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Move each weight, bias and activation a little: the cost changes by what dw, db and da say."""
    w, b, a, dz = (rng.normal(size=size) for size in ((2, 3), (2, 1), (3, 2), (2, 2)))

    def cost(moved: list[np.ndarray]) -> float:
        return float(np.sum(dz * (moved[0].dot(moved[2]) + moved[1])))

    slopes = numerical_gradient(cost, [w, b, a])
    report.given(w=w, a=a, dz=dz)
    for got, want, name in zip(student.dense_backward(w, a, dz), slopes, ("dw", "db", "da"), strict=True):
        report.close(got, want, name=name, tolerance=SLOPE)


# ---- the loss -------------------------------------------------------------------------------------------------------


@check("worked", functions="crossentropy", kind="value", points=0.5, title=WORKED)
def worked_crossentropy(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the loss of the first sample."""
    report.given(p=P, y=Y1)
    report.close(student.crossentropy(P, Y1), LOSS, name="loss", tolerance=2 * PRINTED)  # 1/p magnifies its rounding


@check("shape", functions="output_delta", kind="shape", points=0.5, title=SHAPE)
def shape_of_output_delta(student: Student, rng: np.random.Generator, report: Report) -> None:
    """As the output of the network."""
    _require_shapes(student, report, [(rng.uniform(size=size), rng.uniform(size=size)) for size in SIZES], name="dz")


@check("worked", functions="output_delta", kind="value", points=0.5, title=WORKED)
def worked_output_delta(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the derivative of the first sample's loss."""
    report.given(p=P, y=Y1)
    report.close(student.output_delta(P, Y1), DZ_2, name="dz", tolerance=PRINTED)


@check("slope", functions="output_delta", kind="gradient", points=0.5, title=SLOPES)
def slope_of_crossentropy(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Move each net input of the last layer a little: the mean cross-entropy changes by what dz says."""
    z, y = rng.normal(size=(3, 2)), np.eye(3)[:, rng.integers(3, size=2)]

    def probabilities(net_input: np.ndarray) -> np.ndarray:
        powers = np.exp(net_input)
        return powers / powers.sum(axis=0)

    (slopes,) = numerical_gradient(
        lambda moved: float(-np.mean(np.log(np.sum(y * probabilities(moved[0]), axis=0)))), [z]
    )
    p = probabilities(z)
    report.given(p=p, y=y)
    report.close(student.output_delta(p, y), slopes, name="dz", tolerance=SLOPE)


# ---- RMSprop --------------------------------------------------------------------------------------------------------


@check("shape", functions="rmsprop", kind="shape", points=0.5, title=SHAPE)
def shape_of_rmsprop(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Both results are as the array that went in, a weight or a bias."""
    arrays = [(rng.normal(size=size), rng.normal(size=size), rng.uniform(size=size)) for size in SIZES]
    answers = student.rmsprop.each([(w, dw, s, ALPHA, RHO, EPS) for w, dw, s in arrays])
    for size, (w, s) in zip(SIZES, answers, strict=True):
        report.shape(w, size, name="w")
        report.shape(s, size, name="s")


@check("worked", functions="rmsprop", kind="value", points=0.5, title=WORKED)
def worked_rmsprop(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the first step of the first weight."""
    s = np.zeros((2, 2))
    report.given(w=W[0], dw=DW_1, s=s, alpha=ALPHA, rho=RHO, eps=EPS)
    w, s = student.rmsprop(W[0], DW_1, s, ALPHA, RHO, EPS)
    report.close(s, S_1, name="s", tolerance=PRINTED)
    report.close(w, W_1, name="w", tolerance=PRINTED)


# ---- training and answering -----------------------------------------------------------------------------------------


@check("shape", functions="fit", kind="shape", points=0.5, title=SHAPE)
def shape_of_fit(student: Student, rng: np.random.Generator, report: Report) -> None:
    """One matrix and one column per layer, one number of the loss per epoch."""
    epochs = 3
    w, b, loss = student.fit(W, B, X, Y, ALPHA, RHO, EPS, epochs, BATCH_SIZE, np.repeat(ORDER, epochs, axis=0))
    for name, got, before in (("w", w, W), ("b", b, B)):
        for layer, matrix in enumerate(report.matrices(got, len(before), name=name)):
            report.shape(matrix, before[layer].shape, name=f"{name}[{layer}]")
    count = report.numbers(loss, name="loss").size
    wrong = text(
        "loss holds {count} numbers, expected one per epoch: {epochs}",
        "loss 有 {count} 个数，应为每轮一个，共 {epochs} 个",
    )
    report.require(count == epochs, wrong.format(count=count, epochs=epochs))


@check("worked", functions="fit", kind="training", points=1, title=WORKED)
def worked_fit(student: Student, rng: np.random.Generator, report: Report) -> None:
    """One epoch over the three samples, in two mini-batches."""
    report.given(w=W, b=B, x=X, y=Y, alpha=ALPHA, rho=RHO, eps=EPS, epochs=1, batch_size=BATCH_SIZE, order=ORDER)
    w, b, loss = student.fit(W, B, X, Y, ALPHA, RHO, EPS, 1, BATCH_SIZE, ORDER)
    report.close(loss, FITTED_LOSS, name="loss", tolerance=PRINTED)
    report.close(w, FITTED_W, name="w", tolerance=PRINTED)
    report.close(b, FITTED_B, name="b", tolerance=PRINTED)


@check("shape", functions="predict", kind="shape", points=0.5, title=SHAPE)
def shape_of_predict(student: Student, rng: np.random.Generator, report: Report) -> None:
    """One digit per sample, in a row; a list of them will do."""
    digits = report.numbers(student.predict(W, B, X), name="digits")
    if digits.ndim != 1:
        report.shape(digits, (1, 3), name="digits")
    count = text(
        "digits holds {count} numbers, expected one per sample: 3", "digits 有 {count} 个数，应为每个样本一个，共 3 个"
    )
    report.require(digits.size == 3, count.format(count=digits.size))


@check("worked", functions="predict", kind="value", points=0.5, title=WORKED)
def worked_predict(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the answers of the network before and after that epoch."""
    networks = ((W, B, X), (FITTED_W, FITTED_B, X))
    wanted = (DIGITS_BEFORE, DIGITS_AFTER)
    for (w, b, x), digits, right in zip(networks, student.predict.each(networks), wanted, strict=True):
        report.given(w=w, b=b, x=x)
        report.close(digits, right, name="digits")
