"""Back-propagation, checked on fresh random inputs against the reference solution.

反向传播的隐藏检查：用新的随机输入，与参考解答比较。
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from digits import TOP, one_hot, permuted, require_accuracy
from networks import as_shape, draw_costs, large_net_input, net_input, trained_weights

from grader.checking import (
    SINGLE_TRAINING_TOLERANCE,
    TOLERANCE,
    Array,
    CallFailed,
    Report,
    Student,
    StudentFunction,
    Value,
    agree,
    check,
    is_single,
    is_smooth_in_all,
    numerical_gradient_of_all,
    text,
)

SLOPE = 1e-6  # a numerical derivative of a smooth cost agrees below this
STEADY, ROUGHLY = 2, 0.5  # no wrong version of a part or of training moves the weights by 0.43 to 0.53 of the right way
RINGS_ACCURACY = 0.82  # reference 1.00; of all wrong versions of training none reaches between 0.70 and 0.95

VALUES = text("{function}: values, one sample", "{function}：单个样本的数值")
COLUMNS = text("{function}: values, several samples side by side", "{function}：多个样本并排时的数值")
SATURATED = text("{function}: |z| up to 1000", "{function}：|z| 大到 1000 也不出错")
EDGES = text("{function}: one sample, one neuron", "{function}：只有一个样本、一个神经元时")
UNTOUCHED = text("{function}: leaves its inputs as they were", "{function}：不修改输入")
SLOPES = text("{function}: slope of the cost along every weight", "{function}：与代价对每个权重的数值导数一致")


# ---- one layer ----------------------------------------------------------------------------------------------------
# Equal widths come first: there a lost or surplus transpose gives numbers, which can be told apart, and no exception.


@check("values", functions=("fc_c", "fc_v"), kind="value", points={"fc_c": 2.5, "fc_v": 1.75}, title=VALUES)
def values_of_fc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the forward computation of random layers."""
    sizes = ((4, 4), (3, 2), (2, 5))
    _compare_fc(student, report, [(rng.normal(size=(n_next, n)), rng.normal(size=(n, 1))) for n_next, n in sizes])


@check("columns", functions=("fc_c", "fc_v"), kind="value", points={"fc_c": 1.5, "fc_v": 1}, title=COLUMNS)
def columns_of_fc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the forward computation of several samples."""
    sizes = ((3, 3, 3), (2, 4, 5), (4, 3, 2))
    _compare_fc(student, report, [(rng.normal(size=(n_next, n)), rng.normal(size=(n, m))) for n_next, n, m in sizes])


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


def _compare_fc(student: Student, report: Report, layers: Sequence[tuple[Array, Array]]) -> None:
    for (w, a), (a_next, z_next) in zip(layers, student[report.function].each(layers), strict=True):
        wanted_a, wanted_z = report.reference.fc_v(w, a)
        report.close(z_next, wanted_z, name="z_next")
        report.close(a_next, wanted_a, name="a_next")


@check("values", functions=("bc_c", "bc_v"), kind="value", points={"bc_c": 5, "bc_v": 4.5}, title=VALUES)
def values_of_bc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the delta of random layers."""
    for n_next, n in ((4, 4), (3, 2), (2, 5)):
        _compare_bc(student, report, rng.normal(size=(n_next, n)), net_input(rng, (n, 1)), rng)


@check("columns", functions=("bc_c", "bc_v"), kind="value", points={"bc_c": 2.5, "bc_v": 2}, title=COLUMNS)
def columns_of_bc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the delta of several samples."""
    for n_next, n, m in ((3, 3, 3), (2, 4, 5), (4, 3, 2)):
        _compare_bc(student, report, rng.normal(size=(n_next, n)), net_input(rng, (n, m)), rng)


@check("gradient", functions=("bc_c", "bc_v"), kind="gradient", points={"bc_c": 3.5, "bc_v": 3}, title=SLOPES)
def gradient_through_bc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Judge the backward pass by the slope of the cost, and by the reference: either shows it to be right."""
    bc = student[report.function]
    network = _network(rng, m=1)
    own = _forward_pass(student, (report.function[-1],), network)
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
    _compare_bc(student, report, rng.normal(size=(3, 6)), large_net_input(rng, 6), rng)


@check("edges", functions=("bc_c", "bc_v"), kind="robustness", points={"bc_c": 0.75, "bc_v": 0.5}, title=EDGES)
def edges_of_bc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Go back through single neurons and single samples."""
    for n_next, n in ((1, 1), (1, 4), (4, 1)):
        _compare_bc(student, report, rng.normal(size=(n_next, n)), net_input(rng, (n, 1)), rng)


@check("untouched", functions=("bc_c", "bc_v"), kind="robustness", points=0.5, title=UNTOUCHED)
def inputs_of_bc(student: Student, rng: np.random.Generator, report: Report) -> None:
    """``z *= ...`` and ``delta_next *= ...`` would change the caller's arrays."""
    report.untouched(student, rng.normal(size=(3, 4)), net_input(rng, (4, 1)), rng.normal(size=(3, 1)))


def _compare_bc(student: Student, report: Report, w: Array, z: Array, rng: np.random.Generator) -> None:
    delta_next = rng.normal(size=(len(w), z.shape[1]))
    report.close(student[report.function](w, z, delta_next), report.reference.bc_v(w, z, delta_next), name="delta")


# ---- cost, delta of the output layer, gradient --------------------------------------------------------------------


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
    network = _network(rng, m=3)
    own = _forward_pass(student, ("v", "c"), network)
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


# ---- the slope of the cost through the student's own forward pass -------------------------------------------------

NOT_THIS_FORWARD_PASS = text(
    "right for the inputs it was given; your forward pass (missing, or wrong) does not fit it, at no cost here",
    "对所给的输入，结果正确；与你的前向计算对不上（前向计算缺失或有误），此项不因此扣分",
)


@dataclass(frozen=True, slots=True)
class Network:
    """Two weights, some samples, and the outputs that are wanted."""

    w: list[Array]
    x: Array
    y: Array


@dataclass(frozen=True, slots=True)
class ForwardPass:
    """What a student's forward pass gives, layer by layer (``z[0]`` is unused), and the slope of its cost."""

    a: list[Array]
    z: list[Array]
    slopes: list[Array]


def _network(rng: np.random.Generator, m: int) -> Network:
    return Network(
        w=[rng.normal(size=(3, 2)), rng.normal(size=(2, 3))], x=rng.normal(size=(2, m)), y=rng.uniform(size=(2, m))
    )


def _forward_pass(student: Student, forms: tuple[str, ...], network: Network) -> ForwardPass | None:
    """Run the student's own forward pass and differentiate its cost; None where it has none that can be used."""
    for form in forms:
        fc = student[f"fc_{form}"]

        def costs_of(many: Sequence[list[Array]], fc: StudentFunction = fc) -> list[float]:
            passes = _forward(fc, many, network.x)
            return [float(0.5 * np.sum((a[-1] - network.y) ** 2)) for a, _ in passes]

        try:
            ((a, z),) = _forward(fc, [network.w], network.x)
            if not is_smooth_in_all(costs_of, network.w):
                continue
            slopes = numerical_gradient_of_all(costs_of, network.w)
        except (CallFailed, _NoForwardPass):
            continue
        if all(np.abs(slope).max() > SLOPE for slope in slopes):  # a flat cost would agree with a delta of zero
            return ForwardPass(a, z, slopes)
    return None


class _NoForwardPass(Exception):
    """The student's forward pass gives something that is no column of activations."""


def _forward(fc: StudentFunction, many: Sequence[list[Array]], x: Array) -> list[tuple[list[Array], list[Array]]]:
    """Run many networks of the same form side by side: all first layers together, then all second ones."""
    passes: list[tuple[list[Array], list[Array]]] = [([x], [x]) for _ in many]
    for layer, matrix in enumerate(many[0]):
        size = (len(matrix), x.shape[1])
        results = fc.each([(w[layer], a[-1]) for w, (a, _) in zip(many, passes, strict=True)])
        for result, (a, z) in zip(results, passes, strict=True):
            a_next, z_next = (as_shape(value, size) for value in result)
            if a_next is None or z_next is None:
                raise _NoForwardPass
            a.append(a_next)
            z.append(z_next)
    return passes


# ---- training -----------------------------------------------------------------------------------------------------
# Most networks have layers of equal width: there a slip in fc, bc or gradient gives numbers and no exception, so that
# follow-through can tell whether the algorithm around it is right.


@dataclass(frozen=True, slots=True)
class Task:
    """What a network is to be trained on, and how; ``batch_size`` is for bp_batch alone."""

    w: list[Array]
    x: Array
    y: Array
    alpha: float
    epochs: int
    batch_size: int = 1
    tol: float = 0.0

    def arguments(self, function: str) -> tuple[Any, ...]:
        """Give the arguments in the order in which the function takes them."""
        mini_batch = (self.batch_size,) if function == "bp_batch" else ()
        return (self.w, self.x, self.y, self.alpha, self.epochs, *mini_batch, self.tol)


@check(
    "one_epoch",
    functions=("bp_online", "bp_batch"),
    kind="training",
    points={"bp_online": 4, "bp_batch": 2.5},
    title=text("{function}: weights after one epoch", "{function}：一轮之后的权重"),
)
def weights_after_one_epoch(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the trained weights."""
    _compare_weights(student, report, _task(rng, (3, 3, 3), m=6, epochs=1, batch_size=2))


@check(
    "short_batch",
    functions="bp_batch",
    kind="training",
    points=2.5,
    title=text("{function}: a short last mini-batch", "{function}：最后一个小批量不满"),
)
def weights_after_a_short_batch(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the trained weights where the mini-batch size does not divide the number of samples."""
    _compare_weights(student, report, _task(rng, (3, 3, 3), m=7, epochs=2, batch_size=3))


@check(
    "layers",
    functions=("bp_online", "bp_batch"),
    kind="training",
    points={"bp_online": 3, "bp_batch": 2},
    title=text("{function}: four layers, several epochs", "{function}：四层网络，训练多轮"),
)
def weights_of_four_layers(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the trained weights of a deeper network."""
    _compare_weights(student, report, _task(rng, (3, 3, 3, 3), m=5, epochs=3, batch_size=3))


@check(
    "cost_per_epoch",
    functions=("bp_online", "bp_batch"),
    kind="training",
    points={"bp_online": 3, "bp_batch": 2.5},
    title=text("{function}: J of every epoch", "{function}：每一轮的 J"),
)
def cost_per_epoch(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare J: one number per epoch, each sample's cost taken in its own forward pass."""
    task = _task(rng, (3, 3, 3), m=5, epochs=5, batch_size=3)
    _, J = student[report.function](*task.arguments(report.function))
    _, wanted = report.reference[report.function](*task.arguments(report.function))
    _require_epochs(report, J, len(wanted), task)
    if not agree(J, wanted):
        draw_costs(report, J, wanted)
    _close(student, report, J, wanted, name="J")


@check(
    "early_stop",
    functions=("bp_online", "bp_batch"),
    kind="training",
    points={"bp_online": 2, "bp_batch": 1.5},
    title=text("{function}: ends once every weight has converged (tol)", "{function}：所有权重收敛后结束（tol）"),
)
def early_stop(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Let training converge: the first weight decides in one network, the last in the other."""
    for slowest, sizes_of_w in ((-1, (1.0, 1.0)), (0, (0.5, 3.0))):
        task = _converging(rng, report.reference[report.function], report.function, slowest, sizes_of_w)
        trained, J = student[report.function](*task.arguments(report.function))
        wanted, wanted_J = report.reference[report.function](*task.arguments(report.function))
        _require_epochs(report, J, len(wanted_J), task)
        _close(student, report, trained, wanted, name="w")


@check(
    "never_early",
    functions=("bp_online", "bp_batch"),
    kind="training",
    points=0.5,
    title=text("{function}: tol = 0 never ends early", "{function}：tol = 0 时从不提前结束"),
)
def never_early(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Train with a learning rate of 0: nothing moves, and all epochs are run."""
    task = _task(rng, (3, 3, 3), m=4, epochs=4, batch_size=2, alpha=0.0)
    _, J = student[report.function](*task.arguments(report.function))
    _require_epochs(report, J, task.epochs, task)
    _close(student, report, J, report.reference[report.function](*task.arguments(report.function))[1], name="J")


@check(
    "untouched",
    functions=("bp_online", "bp_batch"),
    kind="robustness",
    points={"bp_online": 1, "bp_batch": 0.5},
    title=text("{function}: leaves the caller's w, x and y as they were", "{function}：不修改调用者的 w、x、y"),
)
def inputs_of_training(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's arrays after training, which must have moved the returned weights."""
    task = _steady_task(rng)
    trained, _ = report.untouched(student, *task.arguments(report.function))
    _require_trained(report, trained, task)


@check(
    "repeatable",
    functions=("bp_online", "bp_batch"),
    kind="training",
    points=0.5,
    title=text("{function}: two calls give the same", "{function}：两次调用结果相同"),
)
def repeatable(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Train twice from the same weights: nothing may be left over from the first time, or drawn at random.

    On other samples the weights are others: to give the same numbers always keeps no promise.
    """
    task = _steady_task(rng)
    first = student[report.function](*task.arguments(report.function))
    second = student[report.function](*task.arguments(report.function))
    _require_trained(report, first[0], task)
    report.require(
        agree(list(second), list(first), 0.0),
        text("two calls with the same arguments gave different results", "用相同的参数调用两次，结果不同"),
    )
    elsewhere = replace(task, x=rng.normal(size=task.x.shape), y=rng.uniform(size=task.y.shape))
    other, _ = student[report.function](*elsewhere.arguments(report.function))
    report.require(
        not agree(other, first[0], 0.0),
        text("other samples lead to the very same weights", "换了样本，得到的权重却一模一样"),
    )


@check(
    "edges",
    functions=("bp_online", "bp_batch"),
    kind="robustness",
    points={"bp_online": 1, "bp_batch": 0.5},
    title=text(
        "{function}: uneven layers, one sample, one neuron, two layers, |z| up to 1000",
        "{function}：各层宽度不一、一个样本、一个神经元、两层网络、|z| 大到 1000",
    ),
)
def edges_of_training(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Train uneven and the smallest networks, with mini-batches larger than the data, and a saturated one."""
    for sizes, m in (((2, 4, 3, 2), 5), ((3, 4, 2), 1), ((1, 1, 1), 3), ((3, 2), 4)):
        _compare_weights(student, report, _task(rng, sizes, m=m, epochs=2, batch_size=10))
    task = _task(rng, (2, 3, 2), m=4, epochs=2, batch_size=3)
    task.x[:] = np.sign(task.x) * 400.0
    _compare_weights(student, report, task)


def _task(
    rng: np.random.Generator,
    sizes: tuple[int, ...],
    *,
    m: int,
    epochs: int,
    batch_size: int,
    alpha: float = 0.8,
) -> Task:
    """Draw a random network and random samples; alpha is large enough for every slip to show after one step."""
    w = [rng.normal(size=(n_next, n)) for n, n_next in zip(sizes, sizes[1:], strict=False)]
    x, y = rng.normal(size=(sizes[0], m)), rng.uniform(size=(sizes[-1], m))
    return Task(w=w, x=x, y=y, alpha=alpha, epochs=epochs, batch_size=batch_size)


def _steady_task(rng: np.random.Generator) -> Task:
    """Give a task that is the same for every seed but for the numbers that features, neurons and outputs bear.

    So what wrong training does with it hangs on no seed.
    """
    task = _task(np.random.default_rng(STEADY), (3, 3, 3), m=5, epochs=2, batch_size=2)
    data = _renumbered(rng, task.w, task.x, task.y)
    return replace(task, w=data.w, x=data.x, y=data.y)


def _compare_weights(student: Student, report: Report, task: Task) -> None:
    trained, J = student[report.function](*task.arguments(report.function))
    wanted, wanted_J = report.reference[report.function](*task.arguments(report.function))
    if not agree(J, wanted_J) and task.epochs > 1:
        draw_costs(report, J, wanted_J)
    _close(student, report, trained, wanted, name="w")


def _close(student: Student, report: Report, got: Value, want: Array | list[Array], *, name: str) -> None:
    """Demand the same numbers; more loosely where a part that the student trained with computes in float32."""
    wanted: Value = [*want] if isinstance(want, list) else want
    single = not agree(got, wanted) and _has_single_part(student)
    report.close(got, want, name=name, tolerance=SINGLE_TRAINING_TOLERANCE if single else TOLERANCE)
    if single:
        report.note(
            text(
                f"your functions compute in float32, so {name} was compared to {SINGLE_TRAINING_TOLERANCE:g}",
                f"你的函数用 float32 计算，因此 {name} 按 {SINGLE_TRAINING_TOLERANCE:g} 的误差比较",
            )
        )


def _has_single_part(student: Student) -> bool:
    one = np.ones((1, 1))
    for part, count in (("fc_v", 2), ("bc_v", 3), ("output_delta", 3), ("gradient", 2)):
        try:
            result = student[part](*[one] * count)
        except CallFailed:
            continue
        if is_single(list(result) if isinstance(result, tuple) else result):
            return True
    return False


def _require_epochs(report: Report, J: Value, epochs: int, task: Task) -> None:
    count = report.numbers(J, name="J").size
    m = task.x.shape[1]
    updates = -(-m // task.batch_size) if report.function == "bp_batch" else m
    per_update = text(
        "J holds {count} numbers, one for each update or sample; expected one per epoch, {epochs} in all",
        "J 有 {count} 个数，是每次更新或每个样本一个；应为每轮一个，共 {epochs} 个",
    )
    each = count > epochs > 0 and count in (epochs * m, epochs * updates)
    report.require(not each, per_update.format(count=count, epochs=epochs))
    message = text(
        "training ended after {count} epochs (numbers in J), expected {epochs}",
        "训练在 {count} 轮后结束（J 中数的个数），应为 {epochs} 轮",
    )
    report.require(count == epochs, message.format(count=count, epochs=epochs))


def _require_trained(report: Report, answer: Value, task: Task) -> None:
    """Demand that the weights moved roughly as training moves them: who trains nothing keeps no promise about it."""
    wanted, _ = report.reference[report.function](*task.arguments(report.function))
    moved, right = (
        np.concatenate([np.ravel(end - start) for end, start in zip(weights, task.w, strict=True)])
        for weights in (trained_weights(report, answer, task.w, name="w"), wanted)
    )
    report.require(
        moved @ right > ROUGHLY * np.linalg.norm(moved) * np.linalg.norm(right),
        text(
            "the returned weights have not moved as training moves them",
            "返回的权重没有按训练的方向移动",
        ),
    )


def _converging(
    rng: np.random.Generator,
    train: Callable[..., tuple[list[Array], Array]],
    function: str,
    slowest: int,
    sizes_of_w: tuple[float, float],
) -> Task:
    """Draw a task and a tol well between the net changes of two epochs.

    Only the weight ``slowest`` is still above tol just before: whoever looks at the other one alone ends too early.
    """
    scale = 0.4 if slowest == -1 else 1.5  # small inputs move the first weight little, large ones move it much
    for _ in range(40):
        w = [size * rng.normal(size=shape) for size, shape in zip(sizes_of_w, ((3, 3), (3, 3)), strict=True)]
        x, y = scale * rng.normal(size=(3, 4)), rng.uniform(0.2, 0.8, size=(3, 4))
        task = Task(w=w, x=x, y=y, alpha=1.0, epochs=1, batch_size=3)
        changes = _net_changes(task, train, function, epochs=10)
        largest, other = changes.max(axis=1), changes[:, 0 if slowest == -1 else 1]
        lowest_before = np.minimum.accumulate(largest)[:-1]
        margins = lowest_before[2:] / largest[3:]
        ended = int(np.argmax(margins)) + 4
        tol = float(np.sqrt(lowest_before[ended - 2] * largest[ended - 1]))
        if margins.max() > 1.1 and other[: ended - 1].min() <= tol:
            break
    return Task(w=w, x=x, y=y, alpha=1.0, epochs=20, batch_size=3, tol=tol)


def _net_changes(task: Task, train: Callable[..., Any], function: str, epochs: int) -> Array:
    """Train epoch by epoch; give the largest net change of each weight matrix (columns) over each epoch (rows)."""
    changes, w = [], task.w
    for _ in range(epochs):
        arguments = (w, *task.arguments(function)[1:])
        w_end = [np.asarray(matrix, dtype=np.float64) for matrix in train(*arguments)[0]]
        changes.append([np.abs(end - start).max() for start, end in zip(w, w_end, strict=True)])
        w = w_end
    return np.array(changes)


# ---- accuracy on data that was not trained on ---------------------------------------------------------------------


# Network and samples are the same for every seed, but for the numbers that features, neurons and classes bear: so
# no memorised answer fits, and training, right or wrong, reaches the same share whatever the seed, but for rounding.
# Few samples suffice, so that the loops over single weights of an Octave student end in seconds.

RINGS, DIGITS = 2, 57  # what network and samples are drawn from
DIGITS_ACCURACY = (
    0.76  # reference 0.84; no wrong version of bp_batch ends within 0.01 of this, one layer alone far below
)


@check(
    "accuracy",
    functions="bp_online",
    kind="accuracy",
    points=2,
    title=text("{function}: learns two rings", "{function}：学会区分内外两个环"),
)
def accuracy_on_rings(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Tell an inner ring from an outer one, which no straight line does."""
    m, m_train, hidden = 300, 100, 8
    drawn = np.random.default_rng(RINGS)
    inner = drawn.permutation(m) % 2 == 0
    radius = np.where(inner, drawn.uniform(0.0, 0.9, m), drawn.uniform(1.4, 2.0, m))
    angle = drawn.uniform(0.0, 2 * np.pi, m)
    x = np.array([radius * np.cos(angle), radius * np.sin(angle), np.ones(m)])
    w = [drawn.normal(size=(hidden, 3)), drawn.normal(size=(2, hidden))]
    data = _renumbered(rng, w, x, np.array([inner, ~inner]).astype(np.float64))
    task = Task(w=data.w, x=data.x[:, :m_train], y=data.y[:, :m_train], alpha=3.0, epochs=30)
    require_accuracy(report, _accuracy(student, report, task, data, m_train), RINGS_ACCURACY)


@check(
    "accuracy",
    functions="bp_batch",
    kind="accuracy",
    points=2,
    title=text("{function}: learns handwritten digits", "{function}：学会识别手写数字"),
)
def accuracy_on_digits(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Recognise real handwritten digits, their pixels and classes in an order of this run's own."""
    m_train, hidden = 120, 10
    drawn = np.random.default_rng(DIGITS)
    split = permuted(drawn, m_train)
    w = [drawn.normal(size=(hidden, 64)) / 4, drawn.normal(size=(10, hidden)) / 2]
    x = np.hstack([split.train, split.test]) / TOP
    data = _renumbered(rng, w, x, one_hot(np.hstack([split.train_labels, split.test_labels])))
    x, y = data.x[:, :m_train], data.y[:, :m_train]
    task = Task(w=data.w, x=x, y=y, alpha=0.5, epochs=10, batch_size=2)
    require_accuracy(report, _accuracy(student, report, task, data, m_train), DIGITS_ACCURACY)


def _renumbered(rng: np.random.Generator, w: list[Array], x: Array, y: Array) -> Network:
    """Give features, hidden neurons and classes other numbers, in the weights and in the samples alike."""
    inputs, hidden, outputs = (rng.permutation(n) for n in (len(x), len(w[0]), len(y)))
    return Network(w=[w[0][hidden][:, inputs], w[1][outputs][:, hidden]], x=x[inputs], y=y[outputs])


def _accuracy(student: Student, report: Report, task: Task, data: Network, m_train: int) -> float:
    """Train with the student's function, then run the reference's forward pass on samples it has not seen."""
    answer, _ = student[report.function](*task.arguments(report.function))
    output = _output(report, trained_weights(report, answer, task.w, name="w"), data.x[:, m_train:])
    return float(np.mean(output.argmax(axis=0) == data.y[:, m_train:].argmax(axis=0)))


def _output(report: Report, w: list[Array], x: Array) -> Array:
    """Run the reference's forward pass."""
    a = x
    for matrix in w:
        a, _ = report.reference.fc_v(matrix, a)
    return a
