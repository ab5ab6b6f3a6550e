"""A network with biases, checked on fresh random inputs against the reference solution.

带偏置的网络的隐藏检查：用新的随机输入，与参考解答比较。
"""

from __future__ import annotations

from collections.abc import Sequence

import network_training
import numpy as np
from networks import as_shape, close_or_single, computes_in_single, draw_both, random_biases, random_network

from grader.checking import (
    SINGLE_TOLERANCE,
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

THEMES = (network_training,)

SLOPE = 1e-6  # a numerical derivative of a smooth cost agrees below this
QUOTIENT = 1e-6  # a quotient of the same costs agrees far better
EXACT = 1e-9  # by more no clip may move the cross-entropy

VALUES = text("{function}: values, one sample", "{function}：单个样本的数值")
COLUMNS = text("{function}: values, several samples side by side", "{function}：多个样本并排时的数值")
MEAN = text("{function}: mean over several samples", "{function}：对多个样本取平均")
SATURATED = text("{function}: net inputs up to 1000", "{function}：净输入大到 1000 也不出错")
EDGES = text("{function}: one neuron, two layers, five layers", "{function}：一个神经元、两层、五层")
SLOPES = text(
    "{function}: slope of the cost along every weight and bias", "{function}：与代价对每个权重、偏置的数值导数一致"
)
UNTOUCHED = text("{function}: the caller's arguments stay as they were", "{function}：不改动调用者的参数")

Network = tuple[list[Array], list[Array]]


# ---- forward computation ------------------------------------------------------------------------------------------
# Equal widths come first: there a lost transpose or another layer's bias gives numbers, which can be told apart.


@check("values", functions="feedforward", kind="value", points=4, title=VALUES)
def values_of_feedforward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the output of random networks."""
    report.close_to_reference(student, _networks_with_input(rng, (((3, 3, 3), 1), ((2, 4, 3), 1))), name="a")


@check("columns", functions="feedforward", kind="value", points=4, title=COLUMNS)
def columns_of_feedforward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the output for several samples: the bias is the same for all of them."""
    report.close_to_reference(student, _networks_with_input(rng, (((3, 3, 3), 3), ((2, 4, 3), 5))), name="a")


@check("edges", functions="feedforward", kind="robustness", points=1.5, title=EDGES)
def edges_of_feedforward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compute the smallest networks, and a deep one."""
    sized = (((1, 1), 1), ((3, 2), 1), ((3, 1), 4), ((2, 3, 4, 3, 2), 2))
    report.close_to_reference(student, _networks_with_input(rng, sized), name="a")


@check("saturated", functions="feedforward", kind="robustness", points=0.5, title=SATURATED)
def saturated_feedforward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Drive neurons to both ends of the sigmoid."""
    w, b = _network(rng, (3, 4, 2))
    report.close_to_reference(student, [([900.0 * np.sign(w[0]), w[1]], b, np.eye(3))], name="a")


@check("untouched", functions="feedforward", kind="robustness", points=1, title=UNTOUCHED)
def untouched_feedforward(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's network and samples afterwards."""
    report.untouched(student, *_network(rng, (3, 3, 2)), rng.normal(size=(3, 3)))


def _network(rng: np.random.Generator, sizes: tuple[int, ...]) -> Network:
    return random_network(rng, sizes), random_biases(rng, sizes)


def _networks_with_input(
    rng: np.random.Generator, sized: Sequence[tuple[tuple[int, ...], int]]
) -> list[tuple[list[Array], list[Array], Array]]:
    """Draw networks of these sizes, and m samples for each of them."""
    return [(*_network(rng, sizes), rng.normal(size=(sizes[0], m))) for sizes, m in sized]


# ---- back-propagation ---------------------------------------------------------------------------------------------

DEEP = (3, 3, 3, 3, 3)


@check(
    "weights",
    functions="backprop",
    kind="value",
    points=6,
    title=text("{function}: dw, the gradients of the weights", "{function}：dw，对权重的梯度"),
)
def weights_of_backprop(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare dw of random networks of three layers."""
    samples = [_sample(rng, sizes) for sizes in ((3, 3, 3), (2, 4, 3))]
    for arguments, (dw, _) in zip(samples, student.backprop.partial.each(samples), strict=True):
        report.close(dw, report.reference.backprop(*arguments)[0], name="dw")


@check(
    "biases",
    functions="backprop",
    kind="value",
    points=5,
    title=text("{function}: db, the gradients of the biases", "{function}：db，对偏置的梯度"),
)
def biases_of_backprop(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare db of random networks of three layers."""
    samples = [_sample(rng, sizes) for sizes in ((3, 3, 3), (2, 4, 3))]
    for arguments, (_, db) in zip(samples, student.backprop.each(samples), strict=True):
        _close_biases(report, db, report.reference.backprop(*arguments)[1])


@check(
    "layers",
    functions="backprop",
    kind="value",
    points=4,
    title=text("{function}: five layers", "{function}：五层网络"),
)
def layers_of_backprop(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare both gradients of deeper networks: BP2 is taken more than once."""
    samples = [_sample(rng, sizes) for sizes in (DEEP, (2, 3, 4, 2))]
    for arguments, (dw, db) in zip(samples, student.backprop.each(samples), strict=True):
        wanted_dw, wanted_db = report.reference.backprop(*arguments)
        _close_biases(report, db, wanted_db)
        report.close(dw, wanted_dw, name="dw")


@check("gradient", functions="backprop", kind="gradient", points=4, title=SLOPES)
def gradient_of_backprop(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Judge both gradients by the reference, and by the slope of the cost: either shows them to be right."""
    w, b, x, y = arguments = _sample(rng, (2, 3, 2))
    dw, db = student.backprop(*arguments)
    wanted_dw, wanted_db = report.reference.backprop(*arguments)
    if agree(dw, wanted_dw) and agree(db, wanted_db):
        return
    slopes = _own_slopes(student, w, b, x, y)
    if slopes is not None and agree(dw, [*slopes[: len(w)]], SLOPE) and agree(db, [*slopes[len(w) :]], SLOPE):
        return
    _close_biases(report, db, wanted_db)
    report.close(dw, wanted_dw, name="dw")


@check("edges", functions="backprop", kind="robustness", points=1, title=EDGES)
def edges_of_backprop(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Differentiate the smallest networks."""
    samples = [_sample(rng, sizes) for sizes in ((1, 1), (3, 2), (2, 1, 1))]
    report.close_to_reference(student, samples, name=("dw", "db"))


@check("saturated", functions="backprop", kind="robustness", points=0.5, title=SATURATED)
def saturated_backprop(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Go back through neurons at both ends of the sigmoid."""
    w, b, x, y = _sample(rng, (2, 4, 2))
    saturated = ([900.0 * np.sign(w[0]), w[1]], b, np.ones_like(x), y)
    report.close_to_reference(student, [saturated], name=("dw", "db"))


@check("untouched", functions="backprop", kind="robustness", points=1, title=UNTOUCHED)
def untouched_backprop(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's network and sample afterwards."""
    report.untouched(student, *_sample(rng, (3, 3, 3)))


def _sample(rng: np.random.Generator, sizes: tuple[int, ...]) -> tuple[list[Array], list[Array], Array, Array]:
    """Draw a network, one input column and an output that is wanted of it."""
    return *_network(rng, sizes), rng.normal(size=(sizes[0], 1)), rng.uniform(size=(sizes[-1], 1))


def _close_biases(report: Report, got: Value, want: list[Array]) -> None:
    """Compare bias gradients, and draw them neuron by neuron through the layers where they differ."""
    if not agree(got, [*want]):
        draw_both(
            report,
            got,
            want,
            title=text("bias gradients, layer after layer", "偏置的梯度，逐层排列"),
            x_label=text("neuron, counted through the layers", "神经元（各层连续编号）"),
            y_label=text("db", "db"),
        )
    report.close(got, want, name="db")


def _own_slopes(student: Student, w: list[Array], b: list[Array], x: Array, y: Array) -> list[Array] | None:
    """Differentiate the cost through the student's own feedforward; None where it has none that can be used."""

    def cost(answer: Value) -> float:
        a = as_shape(answer, y.shape)
        return float("nan") if a is None else float(0.5 * np.sum((a - y) ** 2))

    def costs(many: Sequence[list[Array]]) -> list[float]:
        networks = [(parameters[: len(w)], parameters[len(w) :], x) for parameters in many]
        return [cost(answer) for answer in student.feedforward.each(networks)]

    try:
        if not is_smooth_in_all(costs, [*w, *b]):
            return None
        slopes = numerical_gradient_of_all(costs, [*w, *b])
    except CallFailed:
        return None
    # a flat cost would agree with gradients of zero
    usable = all(np.isfinite(slope).all() and np.abs(slope).max() > SLOPE for slope in slopes)
    return slopes if usable else None


# ---- one mini-batch -----------------------------------------------------------------------------------------------

UPDATES = ("update_mini_batch_c", "update_mini_batch_v")
C, V = UPDATES


@check("values", functions=UPDATES, kind="value", points={C: 2, V: 2.5}, title=VALUES)
def values_of_update(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare a step with one sample."""
    _compare_updates(student, report, [_mini_batch(rng, sizes, 1) for sizes in ((3, 3, 3), (2, 4, 3))])


@check("columns", functions=UPDATES, kind="value", points={C: 4, V: 5.5}, title=MEAN)
def columns_of_update(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare a step with several samples: alpha/m times the sum of their gradients."""
    _compare_updates(student, report, [_mini_batch(rng, (3, 3, 3, 3), 3), _mini_batch(rng, (2, 4, 3), 5)])


@check("edges", functions=UPDATES, kind="robustness", points=1.5, title=EDGES)
def edges_of_update(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare a step of the smallest networks, and of a deep one."""
    sized = (((1, 1), 3), ((3, 2), 2), ((2, 3, 4, 3, 2), 2))
    _compare_updates(student, report, [_mini_batch(rng, sizes, m) for sizes, m in sized])


@check("untouched", functions=UPDATES, kind="robustness", points=1, title=UNTOUCHED)
def untouched_update(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's network and samples after a step."""
    report.untouched(student, *_mini_batch(rng, (3, 3, 3), 3))


@check(
    "repeatable",
    functions=UPDATES,
    kind="robustness",
    points=0.5,
    title=text("{function}: two calls give the same", "{function}：两次调用结果相同"),
)
def repeatable_update(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Make the same step twice from the same network: nothing may be left over from the first time."""
    arguments = _mini_batch(rng, (3, 3, 3), 3)
    for _ in range(2):
        results = student[report.function](*arguments)
        for got, want, name in zip(results, report.reference[report.function](*arguments), ("w", "b"), strict=True):
            report.close(got, want, name=name)


MiniBatch = tuple[list[Array], list[Array], Array, Array, float]


def _mini_batch(rng: np.random.Generator, sizes: tuple[int, ...], m: int) -> MiniBatch:
    x, y = rng.normal(size=(sizes[0], m)), rng.uniform(size=(sizes[-1], m))
    return *_network(rng, sizes), x, y, float(rng.uniform(2.0, 4.0))


def _compare_updates(student: Student, report: Report, mini_batches: Sequence[MiniBatch]) -> None:
    def single() -> bool:
        one = np.ones((1, 1))
        return computes_in_single(student, {"backprop": ([one], [one], one, one)})

    for arguments, (w, b) in zip(mini_batches, student[report.function].each(mini_batches), strict=True):
        wanted_w, wanted_b = report.reference[report.function](*arguments)
        if not agree(b, [*wanted_b]):
            draw_both(
                report,
                b,
                wanted_b,
                title=text("biases after the step, layer after layer", "更新后的偏置，逐层排列"),
                x_label=text("neuron, counted through the layers", "神经元（各层连续编号）"),
                y_label=text("b", "b"),
            )
        for got, want, name in ((w, wanted_w, "w"), (b, wanted_b, "b")):
            close_or_single(report, got, want, name=name, single=single, loosened=SINGLE_TOLERANCE)


# ---- right answers ------------------------------------------------------------------------------------------------


@check(
    "values",
    functions="evaluate",
    kind="value",
    points=3,
    title=text("{function}: number of right answers", "{function}：答对的个数"),
)
def values_of_evaluate(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Count the right answers of random networks; of many samples, so that no other count is right by chance."""
    sized = (((5, 10), 10), ((4, 6, 10), 150), ((3, 8, 6, 10), 150))
    _compare_evaluations(student, report, [_answered(report, rng, sizes, m) for sizes, m in sized])


@check(
    "one",
    functions="evaluate",
    kind="robustness",
    points=0.5,
    title=text("{function}: one sample", "{function}：只有一个样本"),
)
def one_sample_of_evaluate(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Ask about a single sample that is right, and about one that is wrong; the answer is clear enough for any f."""
    step = int(rng.choice([1, 2, 3, 4, 6, 7, 8, 9]))  # back again is another way
    w, b = [6.0 * np.roll(np.eye(10), step, axis=0)], [-rng.uniform(0.01, 0.1, size=(10, 1))]
    sample = int(rng.integers(10))
    digit = (sample + step) % 10
    another = (digit + 1 + int(rng.integers(9))) % 10
    cases = [(w, b, np.eye(10)[:, [sample]], np.array([[label]])) for label in (digit, another)]
    _compare_evaluations(student, report, cases)


@check(
    "ties",
    functions="evaluate",
    kind="robustness",
    points=0.5,
    title=text("{function}: of equal outputs the first counts", "{function}：输出相同时取第一个"),
)
def ties_of_evaluate(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Give two digits the same, largest output: whole numbers, so that they are the same to the last digit."""
    first, second = sorted(int(digit) for digit in 1 + rng.choice(9, size=2, replace=False))
    w, b = [np.zeros((10, 10))], [np.zeros((10, 1))]
    w[0][[first, second]] = 1.0
    labels = np.where(rng.permutation(6) < 4, first, second)[np.newaxis]
    _compare_evaluations(student, report, [(w, b, np.ones((10, 6)), labels)])


@check("untouched", functions="evaluate", kind="robustness", points=0.5, title=UNTOUCHED)
def untouched_evaluate(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's network, samples and labels afterwards."""
    report.untouched(student, *_answered(report, rng, (4, 10), 5))


Labelled = tuple[list[Array], list[Array], Array, Array]


def _answered(report: Report, rng: np.random.Generator, sizes: tuple[int, ...], m: int) -> Labelled:
    """Draw a network, samples, and labels (1, m) of which some, not all, are its answers."""
    w, b = _network(rng, sizes)
    x = 2.0 * rng.normal(size=(sizes[0], m))
    labels = np.argmax(report.reference.feedforward(w, b, x), axis=0)[np.newaxis]
    wrong = rng.permutation(m) < m // 3
    labels[:, wrong] = (labels[:, wrong] + rng.integers(1, 10, size=int(wrong.sum()))) % 10
    return w, b, x, labels


def _compare_evaluations(student: Student, report: Report, cases: Sequence[Labelled]) -> None:
    wrong = text(
        "right is {got}, which is not how many of these {m} samples the network answers with their label",
        "right 是 {got}；这 {m} 个样本中，网络答对的个数不是这么多",
    )
    for case, got in zip(cases, student.evaluate.each(cases), strict=True):
        want = report.reference.evaluate(*case)
        if agree(got, want):
            continue
        numbers = report.numbers(got, name="right")
        if numbers.size != 1:
            report.close(got, want, name="right")
        report.require(False, wrong.format(got=f"{numbers.item():.6g}", m=case[-1].size))


# ---- cross-entropy ------------------------------------------------------------------------------------------------


@check("values", functions="cross_entropy", kind="value", points=1.5, title=VALUES)
def values_of_cross_entropy(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the cost of one sample with a one-hot target."""
    report.close_to_reference(student, [_outputs_and_one_hot(rng, n, 1) for n in (3, 10)], name="C")


@check("columns", functions="cross_entropy", kind="value", points=1.5, title=MEAN)
def columns_of_cross_entropy(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the cost of several samples: summed over outputs, averaged over samples."""
    cases = [_outputs_and_one_hot(rng, n, m) for n, m in ((3, 3), (1, 4), (4, 2))]
    report.close_to_reference(student, cases, name="C")


def _outputs_and_one_hot(rng: np.random.Generator, n: int, m: int) -> tuple[Array, Array]:
    """Draw outputs (n, m), none of them certain, and one-hot targets."""
    y = np.eye(n)[:, rng.integers(n, size=m)]
    return rng.uniform(0.05, 0.95, size=(n, m)), y


@check(
    "between",
    functions="cross_entropy",
    kind="value",
    points=1,
    title=text("{function}: targets between 0 and 1", "{function}：目标值在 0 与 1 之间"),
)
def targets_between(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the cost of targets that are neither 0 nor 1."""
    report.close_to_reference(student, [_outputs_and_targets(rng, size) for size in ((4, 1), (2, 3))], name="C")


def _outputs_and_targets(rng: np.random.Generator, size: tuple[int, int]) -> tuple[Array, Array]:
    """Draw outputs, none of them certain, and targets between 0 and 1."""
    return rng.uniform(0.05, 0.95, size=size), rng.uniform(size=size)


@check(
    "certain",
    functions="cross_entropy",
    kind="value",
    points=1.5,
    title=text("{function}: outputs of exactly 0 and 1, and near them", "{function}：输出恰为 0、1 或与之很接近"),
)
def certain_outputs(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Be certain and right, which costs nothing, and all but certain and wrong, below 1e-9 from it, too."""
    y = rng.permutation(np.array([0.0, 1.0, 1.0, 0.0]))[:, np.newaxis]
    near, nearer = rng.uniform(1e-5, 1e-4, size=(4, 1)), rng.uniform(2e-10, 9e-10, size=(4, 1))
    wrong, surer = (np.where(y > 0.5, distance, 1.0 - distance) for distance in (near, nearer))
    cases = [(y, y), (np.hstack([wrong, y, 1.0 - wrong]), np.hstack([y, y, y])), (surer, y)]
    report.close_to_reference(student, cases, name="C", tolerance=EXACT)


@check("untouched", functions="cross_entropy", kind="robustness", points=0.5, title=UNTOUCHED)
def untouched_cross_entropy(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's outputs and targets afterwards; some outputs are certain."""
    a = np.where(rng.permutation(12).reshape(3, 4) < 3, 1.0, rng.uniform(0.1, 0.9, size=(3, 4)))
    report.untouched(student, a, np.where(a == 1.0, 1.0, rng.uniform(size=(3, 4))))


@check("values", functions="cross_entropy_delta", kind="value", points=1, title=VALUES)
def values_of_cross_entropy_delta(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the delta of one sample."""
    report.close_to_reference(student, [_outputs_and_targets(rng, (n, 1)) for n in (3, 1)], name="delta")


@check("columns", functions="cross_entropy_delta", kind="value", points=0.5, title=COLUMNS)
def columns_of_cross_entropy_delta(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the delta of several samples: each column is that sample's own."""
    report.close_to_reference(student, [_outputs_and_targets(rng, (3, 4))], name="delta")


@check("untouched", functions="cross_entropy_delta", kind="robustness", points=0.5, title=UNTOUCHED)
def untouched_cross_entropy_delta(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's outputs and targets afterwards."""
    report.untouched(student, rng.uniform(size=(3, 2)), rng.uniform(size=(3, 2)))


# ---- the numerical gradient ---------------------------------------------------------------------------------------


@check(
    "weights",
    functions="numerical_gradient",
    kind="value",
    points=3,
    title=text("{function}: dw, the quotients of the weights", "{function}：dw，权重的差商"),
)
def weights_of_numerical_gradient(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare dw with both quotients, for a large step and a small one."""
    cases = _steep_and_steps(report, rng)
    for arguments, (dw, _) in zip(cases, student.numerical_gradient.partial.each(cases), strict=True):
        _close_quotient(report, dw, arguments, name="dw")


@check(
    "biases",
    functions="numerical_gradient",
    kind="value",
    points=2,
    title=text("{function}: db, the quotients of the biases", "{function}：db，偏置的差商"),
)
def biases_of_numerical_gradient(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare db with both quotients, for a large step and a small one."""
    cases = _steep_and_steps(report, rng)
    for arguments, (_, db) in zip(cases, student.numerical_gradient.each(cases), strict=True):
        _close_quotient(report, db, arguments, name="db")


@check("edges", functions="numerical_gradient", kind="robustness", points=1.5, title=EDGES)
def edges_of_numerical_gradient(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Differentiate the smallest networks, and a deep uneven one."""
    cases = [(*_sample(rng, sizes), 1e-3) for sizes in ((1, 1), (3, 2), (2, 3, 1, 2))]
    for arguments, (dw, db) in zip(cases, student.numerical_gradient.each(cases), strict=True):
        _close_quotient(report, dw, arguments, name="dw")
        _close_quotient(report, db, arguments, name="db")


@check("untouched", functions="numerical_gradient", kind="robustness", points=0.5, title=UNTOUCHED)
def untouched_numerical_gradient(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's network and sample afterwards: a weight that was moved is to be put back exactly."""
    report.untouched(student, *_sample(rng, (3, 3, 3)), 1e-2)


def _steep_and_steps(report: Report, rng: np.random.Generator) -> list[MiniBatch]:
    """Draw a network and a sample for a large step h, and others for a small one."""
    return [(*_steep(report, rng, (3, 3, 3)), h) for h in (1e-2, float(10.0 ** rng.uniform(-4.5, -3.0)))]


def _steep(
    report: Report, rng: np.random.Generator, sizes: tuple[int, ...]
) -> tuple[list[Array], list[Array], Array, Array]:
    """Draw a network whose exact dw is well apart from both quotients at h = 0.01: large inputs bend the cost most."""
    while True:
        w, b = random_network(rng, sizes, 0.7), random_biases(rng, sizes, 0.5)
        x, y = 4.0 * rng.normal(size=(sizes[0], 1)), np.round(rng.uniform(size=(sizes[-1], 1)))
        exact, _ = report.reference.backprop(w, b, x, y)
        quotients = [dw for dw, _ in _quotients(report, (w, b, x, y, 1e-2))]
        if not any(agree(dw, [*exact], 5 * QUOTIENT) for dw in quotients):
            return w, b, x, y


def _quotients(
    report: Report, arguments: MiniBatch
) -> tuple[tuple[list[Array], list[Array]], tuple[list[Array], list[Array]]]:
    """Give the one-sided and the central quotients, of the weights and of the biases."""
    *fixed, h = arguments
    ahead = report.reference.numerical_gradient(*fixed, h)
    behind = report.reference.numerical_gradient(*fixed, -h)  # (C(w) - C(w - h)) / h
    dw, db = ([(f + g) / 2 for f, g in zip(*both, strict=True)] for both in zip(ahead, behind, strict=True))
    return ahead, (dw, db)


def _close_quotient(
    report: Report,
    got: Value,
    arguments: MiniBatch,
    *,
    name: str,
) -> None:
    """Demand one of the two quotients, the same one for all parameters."""
    kind = ("dw", "db").index(name)
    one_sided, central = (quotient[kind] for quotient in _quotients(report, arguments))
    tolerance = SINGLE_TOLERANCE if is_single(got) else QUOTIENT
    if not agree(got, [*one_sided], tolerance):
        report.close(got, central if _is_nearer(got, central, one_sided) else one_sided, name=name, tolerance=tolerance)


def _is_nearer(got: Value, one: list[Array], other: list[Array]) -> bool:
    """Tell whether numbers are nearer to one answer than to the other; no if they are no such numbers."""
    if not isinstance(got, list) or len(got) != len(one):
        return False
    errors = np.zeros(2)
    for item, *wanted in zip(got, one, other, strict=True):
        numbers = as_numbers(item)
        if numbers is None or numbers.size != wanted[0].size:
            return False
        errors += [np.abs(numbers.ravel() - want.ravel()).sum() for want in wanted]
    return bool(errors[0] < errors[1])
