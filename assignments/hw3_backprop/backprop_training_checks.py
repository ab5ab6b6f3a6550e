"""Training: online and in mini-batches.

训练（逐样本与小批量）的隐藏检查。
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from backprop_tasks import Task, drawn_task, renumbered_alike
from networks import (
    close_or_single,
    computes_in_single,
    draw_costs,
    require_heeding,
    require_repeated,
    trained_weights,
)

from grader.checking import (
    SINGLE_TRAINING_TOLERANCE,
    Array,
    Report,
    Student,
    Value,
    agree,
    check,
    text,
)

DRAWS = 100  # of tasks, until one converges as it should: mostly fewer than ten
STEADY, ROUGHLY = 1, 0.5  # no wrong version of a part or of training moves the weights by 0.43 to 0.58 of the right way

# Most networks have layers of equal width: there a slip in fc, bc or gradient gives numbers and no exception, so that
# follow-through can tell whether the algorithm around it is right.


@check(
    "one_epoch",
    functions=("bp_online", "bp_batch"),
    kind="training",
    points={"bp_online": 4, "bp_batch": 2.5},
    title=text("{function}: weights after one epoch", "{function}：一轮之后的权重"),
)
def weights_after_one_epoch(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the trained weights."""
    _compare_weights(student, report, [drawn_task(rng, (3, 3, 3), m=6, epochs=1, batch_size=2)])


@check(
    "short_batch",
    functions="bp_batch",
    kind="training",
    points=2.5,
    title=text("{function}: a short last mini-batch", "{function}：最后一个小批量不满"),
)
def weights_after_a_short_batch(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the trained weights where the mini-batch size does not divide the number of samples."""
    _compare_weights(student, report, [drawn_task(rng, (3, 3, 3), m=7, epochs=2, batch_size=3)])


@check(
    "layers",
    functions=("bp_online", "bp_batch"),
    kind="training",
    points={"bp_online": 3, "bp_batch": 2},
    title=text("{function}: four layers, several epochs", "{function}：四层网络，训练多轮"),
)
def weights_of_four_layers(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the trained weights of a deeper network."""
    _compare_weights(student, report, [drawn_task(rng, (3, 3, 3, 3), m=5, epochs=3, batch_size=3)])


@check(
    "cost_per_epoch",
    functions=("bp_online", "bp_batch"),
    kind="training",
    points={"bp_online": 3, "bp_batch": 2.5},
    title=text("{function}: J of every epoch", "{function}：每一轮的 J"),
)
def cost_per_epoch(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare J: one number per epoch, each sample's cost taken in its own forward pass."""
    task = drawn_task(rng, (3, 3, 3), m=5, epochs=5, batch_size=3)
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
    train = report.reference[report.function]
    tasks = [
        _converging(rng, train, report.function, slowest, sizes_of_w)
        for slowest, sizes_of_w in ((-1, (1.0, 1.0)), (0, (0.5, 3.0)))
    ]
    answers = student[report.function].each([task.arguments(report.function) for task in tasks])
    for task, (trained, J) in zip(tasks, answers, strict=True):
        wanted, wanted_J = train(*task.arguments(report.function))
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
    """Train with a learning rate too small to move anything: all epochs are run. Some demand that it is above 0."""
    task = drawn_task(rng, (3, 3, 3), m=4, epochs=4, batch_size=2, alpha=1e-300)
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

    On other samples the weights are others: to give the same numbers always keeps no promise. Nine samples, in
    mini-batches of two: of 22,680 ways to deal them out, a shuffle hardly finds the same twice.
    """
    task = _steady_task(rng, m=9)
    train = student[report.function].partial
    first = train(*task.arguments(report.function))
    second = train(*task.arguments(report.function))
    _require_trained(report, first[0], task)
    require_repeated(report, first, second)
    elsewhere = replace(task, x=rng.normal(size=task.x.shape), y=rng.uniform(size=task.y.shape))
    other, _ = train(*elsewhere.arguments(report.function))
    require_heeding(report, other, first[0])


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
    """Train uneven and the smallest networks, all but one with mini-batches larger than the data; and a saturated one.

    Several steps an epoch in the first: what goes wrong from step to step would show in the saturated one by chance.
    In that one each sample brings one neuron to z = 1000 and one to z = -1000, whatever was drawn.
    """
    sized = (((2, 4, 3, 2), 5, 2), ((3, 4, 2), 1, 10), ((1, 1, 1), 3, 10), ((3, 2), 4, 10), ((2, 3, 2), 4, 3))
    tasks = [drawn_task(rng, sizes, m=m, epochs=2, batch_size=batch_size) for sizes, m, batch_size in sized]
    saturated = tasks[-1]
    saturated.x[:] = np.sign(saturated.x) * 400.0
    saturated.w[0][:2] = [[2.5, 0.0], [-2.5, 0.0]]
    _compare_weights(student, report, tasks)


def _steady_task(rng: np.random.Generator, m: int = 5) -> Task:
    """Give a task that is the same for every seed but for the numbers that features, neurons and outputs bear.

    So what wrong training does with it hangs on no seed.
    """
    task = drawn_task(np.random.default_rng(STEADY), (5, 5, 5), m=m, epochs=2, batch_size=2)
    data = renumbered_alike(rng, task.w, task.x, task.y)
    return replace(task, w=data.w, x=data.x, y=data.y)


def _compare_weights(student: Student, report: Report, tasks: Sequence[Task]) -> None:
    """Compare the trained weights, which count without J."""
    cases = [task.arguments(report.function) for task in tasks]
    for task, case, (trained, J) in zip(tasks, cases, student[report.function].partial.each(cases), strict=True):
        wanted, wanted_J = report.reference[report.function](*case)
        if J is not None and not agree(J, wanted_J) and task.epochs > 1:
            draw_costs(report, J, wanted_J)
        _close(student, report, trained, wanted, name="w")


def _close(student: Student, report: Report, got: Value, want: Array | list[Array], *, name: str) -> None:
    """Demand the same numbers; more loosely where a part that the student trained with computes in float32."""

    def single() -> bool:
        one = np.ones((1, 1))
        counts = {"fc_v": 2, "bc_v": 3, "output_delta": 3, "gradient": 2}
        return computes_in_single(student, {part: [one] * count for part, count in counts.items()})

    close_or_single(report, got, want, name=name, single=single, loosened=SINGLE_TRAINING_TOLERANCE)


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

    Only the weight ``slowest`` is still above tol just before: whoever looks at the other one alone ends too early, and
    so does who looks at weights that rise alone (at those that fall alone, if the first is the slowest), or at the last
    step alone.
    """
    scale = 0.4 if slowest == -1 else 1.5  # small inputs move the first weight little, large ones move it much
    for _ in range(DRAWS):
        w = [size * rng.normal(size=shape) for size, shape in zip(sizes_of_w, ((3, 3), (3, 3)), strict=True)]
        x, y = scale * rng.normal(size=(3, 4)), rng.uniform(0.2, 0.8, size=(3, 4))
        task = Task(w=w, x=x, y=y, alpha=1.0, epochs=1, batch_size=3)
        changes, rises, falls, last_steps = _net_changes(task, train, function, epochs=10)
        largest, other = changes.max(axis=1), changes[:, 0 if slowest == -1 else 1]
        lowest_before = np.minimum.accumulate(largest)[:-1]
        margins = lowest_before[2:] / largest[3:]
        ended = int(np.argmax(margins)) + 4
        tol = float(np.sqrt(lowest_before[ended - 2] * largest[ended - 1]))
        seen_otherwise = (other, rises if slowest == -1 else falls, last_steps)
        if margins.max() > 1.1 and all(change[: ended - 1].min() <= tol for change in seen_otherwise):
            break
    return Task(w=w, x=x, y=y, alpha=1.0, epochs=20, batch_size=3, tol=tol)


def _net_changes(
    task: Task, train: Callable[..., Any], function: str, epochs: int
) -> tuple[Array, Array, Array, Array]:
    """Train epoch by epoch; give what changes over each.

    Returns
    -------
    The largest net change of each weight matrix (columns) over each epoch (rows); the largest rise of any weight over
    each epoch, and the largest fall; and the largest change of any weight by the last sample of each, a step by itself.
    """
    changes, rises, falls, last_steps = [], [], [], []
    w = task.w
    for _ in range(epochs):
        epoch = replace(task, w=w)
        w_end = train(*epoch.arguments(function))[0]
        before_last = train(*replace(epoch, x=task.x[:, :-1], y=task.y[:, :-1]).arguments(function))[0]
        moves = [end - start for start, end in zip(w, w_end, strict=True)]
        changes.append([np.abs(move).max() for move in moves])
        rises.append(max(move.max() for move in moves))
        falls.append(max(-move.min() for move in moves))
        last_steps.append(max(np.abs(end - mid).max() for end, mid in zip(w_end, before_last, strict=True)))
        w = w_end
    return np.array(changes), np.array(rises), np.array(falls), np.array(last_steps)
