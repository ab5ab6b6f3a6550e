"""Training with RMSprop, and answering: `fit` and `predict`, checked on fresh random networks.

fit 与 predict 的隐藏检查：新的随机网络，以及真实的手写数字。
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from digits import TOP, one_hot, permuted, require_accuracy
from networks import (
    as_shape,
    close_or_single,
    computes_in_single,
    draw_costs,
    random_network,
    require_repeated,
    trained_weights,
)

from grader.checking import (
    SINGLE_TRAINING_TOLERANCE,
    TOLERANCE,
    Array,
    Report,
    Student,
    Value,
    agree,
    check,
    text,
)

# Measured: 300 seeds, the reference 0.906 at least (median 0.946, one in twenty below 0.924), untrained 0.208 at most;
# 100 seeds, only the last layer trained 0.738 at most, plain descent 0.470, one epoch alone 0.764.
DIGITS_ACCURACY = 0.85

UNTOUCHED = text("{function}: leaves its arguments as they were", "{function}：不修改参数")


# ---- fit ----------------------------------------------------------------------------------------------------------
# Most networks have layers of equal width, and mini-batches as wide: there a slip in the parts gives numbers and no
# exception, so that follow-through can tell whether the algorithm around it is right. eps is large in most of them:
# a step of RMSprop with a tiny eps hardly depends on the size of the derivative, and would hide a wrong factor.


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a network is to be trained on, and how."""

    w: list[Array]
    b: list[Array]
    x: Array
    y: Array
    alpha: float
    rho: float
    eps: float
    epochs: int
    batch_size: int
    order: Array

    def arguments(self) -> tuple[Any, ...]:
        """Give the arguments in the order in which `fit` takes them."""
        return (
            *(self.w, self.b, self.x, self.y, self.alpha, self.rho, self.eps),
            *(self.epochs, self.batch_size, self.order),
        )


@check(
    "one_layer",
    functions="fit",
    kind="training",
    points=3,
    title=text("{function}: one layer alone, two epochs", "{function}：只有一层的网络，两轮"),
)
def weights_of_one_layer(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the trained weights and biases of a softmax layer alone."""
    _compare_trained(student, report, [_task(rng, (3, 3), m=6, epochs=2, batch_size=3)])


@check(
    "one_epoch",
    functions="fit",
    kind="training",
    points=4.5,
    title=text("{function}: two layers, one epoch", "{function}：两层网络，一轮"),
)
def weights_after_one_epoch(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the trained weights and biases; the samples come in the order in which they stand."""
    _compare_trained(student, report, [_task(rng, (3, 3, 3), m=6, epochs=1, batch_size=3)])


@check(
    "order",
    functions="fit",
    kind="training",
    points=2,
    title=text("{function}: the samples in the order given", "{function}：按 order 给出的次序使用样本"),
)
def order_of_samples(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare where every epoch has another order."""
    _compare_trained(student, report, [_task(rng, (3, 3, 3), m=6, epochs=3, batch_size=3, shuffled=True)])


@check(
    "short_batch",
    functions="fit",
    kind="training",
    points=3,
    title=text("{function}: a short last mini-batch", "{function}：最后一个小批量不满"),
)
def weights_after_a_short_batch(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare where the mini-batch size does not divide the number of samples."""
    _compare_trained(student, report, [_task(rng, (3, 3, 3), m=8, epochs=2, batch_size=3)])


@check(
    "layers",
    functions="fit",
    kind="training",
    points=3,
    title=text("{function}: three layers, several epochs", "{function}：三层网络，训练多轮"),
)
def weights_of_three_layers(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare a deeper network, trained for longer."""
    _compare_trained(student, report, [_task(rng, (3, 3, 3, 3), m=7, epochs=4, batch_size=3, shuffled=True)])


@check(
    "loss",
    functions="fit",
    kind="training",
    points=3.5,
    title=text("{function}: the loss of every epoch", "{function}：每一轮的损失"),
)
def loss_per_epoch(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the loss: one number per epoch, each sample's taken in its own forward pass."""
    task = _task(rng, (3, 3, 3), m=7, epochs=5, batch_size=3)
    _, _, loss = student.fit(*task.arguments())
    _, _, wanted = report.reference.fit(*task.arguments())
    _require_epochs(report, loss, task.epochs)
    if not agree(loss, wanted):
        draw_costs(report, loss, wanted)
    _close(student, report, loss, wanted, name="loss")


@check(
    "edges",
    functions="fit",
    kind="robustness",
    points=1,
    title=text(
        "{function}: no epoch, uneven layers, one sample, one neuron, a mini-batch larger than the data",
        "{function}：0 轮、各层宽度不一、一个样本、一个神经元、小批量大于样本数",
    ),
)
def edges_of_fit(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Train uneven and the smallest networks, with mini-batches larger than the data; and do not train at all."""
    sized = (((2, 4, 3), 5, 2), ((3, 4, 2), 1, 2), ((1, 1, 2), 4, 2), ((3, 1), 4, 1), ((2, 3, 2), 4, 0))
    tasks = [_task(rng, sizes, m=m, epochs=epochs, batch_size=10, shuffled=True) for sizes, m, epochs in sized]
    _compare_trained(student, report, tasks)
    _require_epochs(report, student.fit(*tasks[-1].arguments())[2], 0)


@check("untouched", functions="fit", kind="robustness", points=0.5, title=UNTOUCHED)
def arguments_of_fit_untouched(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's arrays after training."""
    task = _task(rng, (3, 3, 3), m=6, epochs=2, batch_size=3, shuffled=True)
    report.untouched(student, *task.arguments())


@check(
    "repeatable",
    functions="fit",
    kind="robustness",
    points=0.5,
    title=text("{function}: two calls give the same", "{function}：两次调用结果相同"),
)
def repeatable(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Train twice from the same weights: no mean square may be left over from the first time, and nothing is drawn."""
    task = _task(rng, (3, 3, 3), m=9, epochs=2, batch_size=3, shuffled=True)
    first, second = (student.fit.partial(*task.arguments()) for _ in range(2))
    require_repeated(report, first, second)


@check(
    "accuracy",
    functions="fit",
    kind="accuracy",
    points=2.5,
    title=text("{function}: learns handwritten digits", "{function}：学会识别手写数字"),
)
def accuracy_on_digits(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Recognise real handwritten digits, their pixels and classes in an order of this run's own."""
    task, x, labels = digits_task(rng)
    w, b, _ = student.fit.partial(*task.arguments())
    trained = [trained_weights(report, w, task.w, name="w"), trained_weights(report, b, task.b, name="b")]
    accuracy = float(np.mean(report.reference.predict(*trained, x)[0] == labels))
    require_accuracy(report, accuracy, DIGITS_ACCURACY)


def digits_task(rng: np.random.Generator) -> tuple[Task, Array, Array]:
    """Draw a network and real digits to train it on; give those kept back, and what each is, beside it."""
    sizes, m_train, epochs = (64, 16, 10), 1000, 15
    split = permuted(rng, m_train, 500)
    w = [matrix / np.sqrt(matrix.shape[1]) for matrix in random_network(rng, sizes)]
    task = Task(
        w=w,
        b=[np.zeros((len(matrix), 1)) for matrix in w],
        x=split.train / TOP,
        y=one_hot(split.train_labels),
        alpha=0.003,
        rho=0.9,
        eps=1e-7,
        epochs=epochs,
        batch_size=32,
        order=_order(rng, epochs, m_train),
    )
    return task, split.test / TOP, split.test_labels


def _task(
    rng: np.random.Generator, sizes: tuple[int, ...], *, m: int, epochs: int, batch_size: int, shuffled: bool = False
) -> Task:
    """Draw a random network and random samples, such that every hidden layer has neurons that are on and off."""
    while True:
        w = random_network(rng, sizes, deviation=0.8)
        b = [0.5 * rng.normal(size=(len(matrix), 1)) for matrix in w]
        x = rng.normal(size=(sizes[0], m))
        if m * min(sizes) < 6 or _is_mixed(w, b, x):
            break
    y = np.eye(sizes[-1])[:, rng.integers(sizes[-1], size=m)]
    order = _telling_order(rng, epochs, m, batch_size) if shuffled else np.tile(np.arange(m), (epochs, 1))
    alpha, rho, eps = (float(rng.uniform(*ends)) for ends in ((0.03, 0.06), (0.6, 0.9), (0.02, 0.1)))
    return Task(w=w, b=b, x=x, y=y, alpha=alpha, rho=rho, eps=eps, epochs=epochs, batch_size=batch_size, order=order)


def _is_mixed(w: list[Array], b: list[Array], x: Array) -> bool:
    """Tell whether some net inputs of every layer are well below 0 and some well above, and none is too large."""
    a = x
    for layer, (matrix, column) in enumerate(zip(w, b, strict=True)):
        z = matrix @ a + column
        hidden = layer < len(w) - 1
        if np.mean(z < -0.2) < 0.2 or np.mean(z > 0.2) < 0.2 or (hidden and not 1.5 < z.max() < 3.0):
            return False
        a = np.where(z > 0, z, 0.0)
    return True


def _order(rng: np.random.Generator, epochs: int, m: int) -> Array:
    """Draw a fresh order of the samples for each epoch."""
    order: Array = np.array([rng.permutation(m) for _ in range(epochs)], dtype=np.int64).reshape(epochs, m)
    return order


def _telling_order(rng: np.random.Generator, epochs: int, m: int, batch_size: int) -> Array:
    """Draw orders whose first mini-batches hold other samples in every epoch, and not the first ones of the data."""
    while True:
        order = _order(rng, epochs, m)
        first = {frozenset(row[:batch_size].tolist()) for row in (np.arange(m), *order)}
        if len(first) == epochs + 1 or batch_size >= m:
            return order


def _compare_trained(student: Student, report: Report, tasks: Sequence[Task]) -> None:
    """Compare the trained weights and biases, which count without the loss."""
    answers = student.fit.partial.each([task.arguments() for task in tasks])
    for task, (w, b, loss) in zip(tasks, answers, strict=True):
        wanted_w, wanted_b, wanted_loss = report.reference.fit(*task.arguments())
        if loss is not None and not agree(loss, wanted_loss) and task.epochs > 1:
            draw_costs(report, loss, wanted_loss)
        _close(student, report, w, wanted_w, name="w")
        _close(student, report, b, wanted_b, name="b")


def _close(student: Student, report: Report, got: Value, want: Array | list[Array], *, name: str) -> None:
    """Demand the same numbers; more loosely where a part that the student trained with computes in float32."""

    def single() -> bool:
        one = np.ones((1, 1))
        counts = {
            "dense_forward": 3,
            "dense_backward": 3,
            "softmax": 1,
            "relu": 1,
            "relu_backward": 2,
            "output_delta": 2,
        }
        return computes_in_single(student, {part: [one] * count for part, count in counts.items()})

    close_or_single(report, got, want, name=name, single=single, loosened=SINGLE_TRAINING_TOLERANCE)


def _require_epochs(report: Report, loss: Value, epochs: int) -> None:
    count = report.numbers(loss, name="loss").size
    message = text(
        "loss holds {count} numbers, expected one per epoch: {epochs}",
        "loss 有 {count} 个数，应为每轮一个，共 {epochs} 个",
    )
    report.require(count == epochs, message.format(count=count, epochs=epochs))


# ---- predict ------------------------------------------------------------------------------------------------------
# An answer is one of ten: wrong networks often give the right one. So samples are looked for on which they do not.

SLIPS = (  # in the place of ReLU
    lambda z: z,
    np.abs,
    np.tanh,
    lambda z: np.where(z > 0, z, 0.01 * z),
    lambda z: np.where(z > 0, 1.0, 0.0),
    lambda z: np.clip(z, 0.0, 1.0),
    lambda z: np.clip(z, 0.0, 6.0),
    lambda z: np.minimum(z, 0.0),
    lambda z: np.trunc(np.maximum(z, 0.0)),
    lambda z: 1.0 / (1.0 + np.exp(-z)),
    lambda z: np.log(1.0 + np.exp(z)),
    lambda z: np.exp(z) / np.exp(z).sum(axis=0),
)
BIASES = (  # in the place of b
    lambda b: 0.0 * b,
    lambda b: -b,
    lambda b: np.full(b.shape, b.sum()),
    lambda b: np.full(b.shape, b[0, 0]),
)


@check(
    "one_sample",
    functions="predict",
    kind="value",
    points=1,
    title=text("{function}: one sample", "{function}：单个样本"),
)
def digit_of_one_sample(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare single answers."""
    w, b, x = _telling_network(rng, (4, 6, 10))
    _compare_digits(student, report, [(w, b, x[:, k : k + 1]) for k in range(x.shape[1])])


@check(
    "columns",
    functions="predict",
    kind="value",
    points=1.5,
    title=text("{function}: several samples side by side", "{function}：多个样本并排"),
)
def digits_of_several_samples(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the answers for several samples, one per column: of two layers, of one alone, of three."""
    _compare_digits(student, report, [_telling_network(rng, sizes) for sizes in ((4, 6, 10), (6, 10), (4, 6, 6, 10))])


@check(
    "below_zero",
    functions="predict",
    kind="value",
    points=1,
    title=text("{function}: all net inputs of the last layer below 0", "{function}：输出层净输入全为负"),
)
def digits_below_zero(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Lower all net inputs of the last layer by the same amount: softmax, and so the answer, stays as it is."""
    w, b, x = _telling_network(rng, (4, 6, 10))
    b[-1] = b[-1] - 200.0
    _compare_digits(student, report, [(w, b, x)])


@check(
    "ties",
    functions="predict",
    kind="value",
    points=1,
    title=text("{function}: of equal outputs the first counts", "{function}：输出并列时取第一个"),
)
def ties(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Let two outputs be the largest: whole numbers, so that they are equal to the last bit."""
    cases = []
    for m in (1, 3):
        first, second = sorted(rng.permutation(np.arange(1, 9))[:2])
        w = -rng.integers(1, 4, size=(10, 3)).astype(np.float64)
        w[[first, second]] = 0.0
        x = rng.integers(1, 4, size=(3, m)).astype(np.float64)
        cases.append(([w], [np.zeros((10, 1))], x))
    _compare_digits(student, report, cases)


@check("untouched", functions="predict", kind="robustness", points=0.5, title=UNTOUCHED)
def arguments_of_predict_untouched(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's arrays afterwards."""
    w = random_network(rng, (4, 6, 10))
    b = [rng.normal(size=(len(matrix), 1)) for matrix in w]
    report.untouched(student, w, b, rng.normal(size=(4, 3)))


def _telling_network(rng: np.random.Generator, sizes: tuple[int, ...]) -> tuple[list[Array], list[Array], Array]:
    """Draw a network and samples on which each usual slip shows, in one of them at least; none is a 0 or a 9."""
    while True:
        w = random_network(rng, sizes)
        b = [rng.normal(size=(n_next, 1)) for n_next in sizes[1:]]
        x = rng.normal(scale=3.0, size=(sizes[0], 300))
        outputs = _outputs(w, b, x)
        digits = outputs.argmax(axis=0)
        slips = [_outputs(w, [bias(column) for column in b], x) for bias in BIASES]
        slips += [outputs / outputs.sum(axis=0)]
        if len(w) > 1:
            slips += [1.0 / (1.0 + np.exp(-outputs))]  # large ones become equal
            slips += [_outputs(w, b, x, relu) for relu in SLIPS]
        usable = (0 < digits) & (digits < 9) & (outputs.max(axis=0) > 0)  # a ReLU at the output is for another check
        shows = np.array([slip.argmax(axis=0) != digits for slip in slips]) & usable
        if shows.any(axis=1).all():
            columns = {int(rng.choice(np.flatnonzero(row))) for row in shows}
            if len(columns) > 2:
                return w, b, x[:, sorted(columns)]


def _right_relu(z: Array) -> Array:
    return np.maximum(z, 0.0)


def _outputs(w: list[Array], b: list[Array], x: Array, relu: Callable[[Array], Array] = _right_relu) -> Array:
    """Give the net inputs of the last layer: softmax leaves the largest the largest."""
    z = x
    for layer, (matrix, column) in enumerate(zip(w, b, strict=True)):
        z = matrix @ (relu(z) if layer else z) + column
    return z


def _compare_digits(student: Student, report: Report, cases: Sequence[tuple[list[Array], list[Array], Array]]) -> None:
    wrong = text(
        "{count} of {m} samples are given another digit than the network's outputs say",
        "{m} 个样本中，有 {count} 个的答案与网络的输出不符",
    )
    for (w, b, x), answer in zip(cases, student.predict.each(cases), strict=True):
        wanted = report.reference.predict(w, b, x)
        digits = as_shape(answer, wanted.shape)
        if digits is None:
            report.close(answer, wanted, name="digits")
        else:
            count = int(np.sum(np.abs(digits - wanted) > TOLERANCE))
            report.require(count == 0, wrong.format(count=count, m=x.shape[1]))
