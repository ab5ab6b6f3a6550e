"""Training on fresh random tasks, against the reference, and on real handwritten digits.

训练的隐藏检查：随机任务与真实手写数字。
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

import numpy as np
from digits import TOP, Split, draw_reading, one_hot, permuted, require_accuracy
from networks import (
    as_sizes,
    close_or_single,
    computes_in_single,
    draw_costs,
    finite_like,
    random_network,
    require_heeding,
    require_repeated,
    trained_weights,
)

from grader.checking import (
    SINGLE_TRAINING_TOLERANCE,
    Array,
    CallFailed,
    Report,
    Student,
    Value,
    agree,
    check,
    text,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A network, what it is to be trained on, and how; ``order`` (epochs, m) counts samples from 0."""

    w: list[Array]
    x: Array
    y: Array
    alpha: float
    epochs: int
    batch_size: int
    order: Array

    @property
    def arguments(self) -> tuple[Any, ...]:
        """The arguments in the order in which ``train`` takes them."""
        return (self.w, self.x, self.y, self.alpha, self.epochs, self.batch_size, self.order)


def _task(rng: np.random.Generator, sizes: tuple[int, ...], *, m: int, epochs: int, batch_size: int) -> Task:
    """Draw a random network and samples, and an order that nobody who reads it otherwise hits by chance."""
    order = _orders(rng, m, epochs, batch_size)
    x, y = rng.normal(size=(sizes[0], m)), rng.uniform(size=(sizes[-1], m))
    return Task(w=random_network(rng, sizes), x=x, y=y, alpha=0.8, epochs=epochs, batch_size=batch_size, order=order)


def _orders(rng: np.random.Generator, m: int, epochs: int, batch_size: int) -> Array:
    """Permute 0..m-1 once per epoch: (epochs, m).

    The first mini-batch holds other samples in each epoch, and others than without an order, or with its inverse, or
    with the orders applied one upon the other; where a mini-batch holds all samples, there is no other.
    """
    while True:
        rows = [rng.permutation(m) for _ in range(epochs)]
        upon = list(accumulate(rows, lambda before, row: before[row]))[1:]
        firsts = [frozenset(row[:batch_size].tolist()) for row in (np.arange(m), *rows, *map(np.argsort, rows), *upon)]
        if batch_size >= m or len(set(firsts)) == len(firsts):
            return np.array(rows)


def _compare(student: Student, report: Report, tasks: Sequence[Task], *, cost: bool = False) -> None:
    """Demand the reference's weights, which count without J; or, with ``cost``, its J."""

    def single() -> bool:
        one = np.ones((1, 1))
        return computes_in_single(student, {"train": ([one], one, one, 1.0, 1, 1, np.zeros((1, 1), np.int64))})

    answers = (student.train if cost else student.train.partial).each([task.arguments for task in tasks])
    for task, (trained, J) in zip(tasks, answers, strict=True):
        wanted, wanted_J = report.reference.train(*task.arguments)
        if J is not None and task.epochs > 1 and not agree(J, wanted_J):
            draw_costs(report, J, wanted_J)
        if cost:
            _require_epochs(report, J, task)
            report.close(J, wanted_J, name="J")
        else:
            close_or_single(report, trained, wanted, name="w", single=single, loosened=SINGLE_TRAINING_TOLERANCE)


def _require_epochs(report: Report, J: Value, task: Task) -> None:
    count = report.numbers(J, name="J").size
    message = text(
        "J holds {count} numbers, expected one per epoch: {epochs}", "J 有 {count} 个数，应为每轮一个，共 {epochs} 个"
    )
    report.require(count == task.epochs, message.format(count=count, epochs=task.epochs))


@check(
    "one_epoch",
    functions="train",
    kind="training",
    points=5,
    title=text("{function}: weights after one epoch", "{function}：一轮之后的权重"),
)
def one_epoch(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the weights after one epoch of equal mini-batches, in a network of two and one of three weights."""
    tasks = [
        _task(rng, (3, 3, 3), m=6, epochs=1, batch_size=2),
        _task(rng, (3, 3, 3, 3), m=4, epochs=1, batch_size=2),
    ]
    _compare(student, report, tasks)


@check(
    "epochs",
    functions="train",
    kind="training",
    points=5.5,
    title=text("{function}: several epochs, each in its own order", "{function}：多轮训练，每轮按各自的次序"),
)
def several_epochs(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the weights after epochs that visit the samples in different orders.

    One sample at a time, so that what becomes of several (their sum, their mean) is judged elsewhere.
    """
    _compare(student, report, [_task(rng, (3, 3, 3), m=12, epochs=3, batch_size=1)])


@check(
    "short_batch",
    functions="train",
    kind="training",
    points=4,
    title=text("{function}: a short last mini-batch", "{function}：最后一个小批量不满"),
)
def short_batch(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the weights where the mini-batch size does not divide the number of samples."""
    _compare(student, report, [_task(rng, (3, 3, 3), m=7, epochs=2, batch_size=3)])


@check(
    "cost",
    functions="train",
    kind="training",
    points=5.5,
    title=text("{function}: J of each epoch", "{function}：每一轮的 J"),
)
def cost_of_each_epoch(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare J, with mini-batches of equal and of unequal size."""
    tasks = [
        _task(rng, (3, 3, 3), m=6, epochs=3, batch_size=2),
        _task(rng, (3, 4, 2), m=7, epochs=4, batch_size=3),
    ]
    _compare(student, report, tasks, cost=True)


@check(
    "large_batch",
    functions="train",
    kind="training",
    points=1.5,
    title=text("{function}: batch_size beyond the number of samples", "{function}：batch_size 大于样本数"),
)
def large_batch(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the weights where all samples are one mini-batch."""
    _compare(student, report, [_task(rng, (3, 3, 3), m=4, epochs=2, batch_size=9)])


@check(
    "no_epochs",
    functions="train",
    kind="training",
    points=1,
    title=text("{function}: 0 epochs move nothing", "{function}：0 轮训练什么都不变"),
)
def no_epochs(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Train for 0 epochs; then for one, which must move the weights: who trains nothing has not earned this."""
    task = _task(rng, (3, 3, 2), m=4, epochs=1, batch_size=2)
    none = replace(task, epochs=0, order=task.order[:0])
    _compare(student, report, [none])
    _require_epochs(report, student.train(*none.arguments)[1], none)
    trained, _ = student.train(*task.arguments)
    weights = trained_weights(report, trained, task.w, name="w")
    unmoved = text("after one epoch the returned weights have not moved at all", "训练一轮之后，返回的权重完全没有变化")
    report.require(not agree([*weights], [*task.w]), unmoved)


@check(
    "edges",
    functions="train",
    kind="robustness",
    points=2,
    title=text(
        "{function}: uneven layers, one sample, one neuron, two layers, |z| up to 1000",
        "{function}：各层宽度不一、一个样本、一个神经元、两层网络、|z| 大到 1000",
    ),
)
def edges_of_training(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Train uneven and the smallest networks, and a saturated one."""
    sized = (((2, 4, 3, 2), 7, 3), ((3, 4, 2), 1, 1), ((1, 1), 6, 4), ((3, 2), 8, 1), ((2, 3, 2), 6, 4))
    tasks = [_task(rng, sizes, m=m, epochs=2, batch_size=batch_size) for sizes, m, batch_size in sized]
    saturated = tasks[-1].x
    saturated[:] = np.sign(saturated) * 400.0
    _compare(student, report, tasks)


@check(
    "untouched",
    functions="train",
    kind="robustness",
    points=1,
    title=text("{function}: the caller's arguments stay as they were", "{function}：不改动调用者的参数"),
)
def arguments_of_train(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's weights, samples and order after training."""
    report.untouched(student, *_task(rng, (3, 3, 3), m=5, epochs=2, batch_size=2).arguments)


@check(
    "repeatable",
    functions="train",
    kind="robustness",
    points=0.5,
    title=text("{function}: two calls give the same", "{function}：两次调用结果相同"),
)
def repeatable(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Train twice from the same weights: nothing may be left over from the first time, or drawn at random.

    On other samples the weights are others: to give the same numbers always keeps no promise. Nine samples, in
    mini-batches of two: of 22,680 ways to deal them out, a shuffle hardly finds the same twice.
    """
    task = _task(rng, (3, 3, 3), m=9, epochs=2, batch_size=2)
    train = student.train.partial
    first, second = (train(*task.arguments) for _ in range(2))
    trained_weights(report, first[0], task.w, name="w")
    require_repeated(report, first, second)
    elsewhere = replace(task, x=rng.normal(size=task.x.shape), y=rng.uniform(size=task.y.shape))
    require_heeding(report, train(*elsewhere.arguments)[0], first[0])


# ---- real digits ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """How a network learns to read digits; ``accuracy`` is the share (0..1) of those kept back that has to be right."""

    sizes: tuple[int, ...]
    m_train: int
    alpha: float
    epochs: int
    batch_size: int
    accuracy: float


M_TEST = 500
# measured over 300 seeds (benchmarks/digits_accuracy.py): reference 0.920 at least, 0.948 in the middle, with a
# deviation of 0.011, so that 0.87 is seven deviations below; untrained 0.178 at most, one layer alone trained 0.750,
# the gradient averaged 0.656 (60 seeds)
FULL = Training(sizes=(65, 30, 10), m_train=1000, alpha=0.15, epochs=10, batch_size=10, accuracy=0.87)
# For those who loop over single weights, which takes a hundred times as long: a fortieth of the work. So short a
# training ends anywhere between 0.45 and 0.87 over 300 seeds: nearly what is right for these data counts.
SHORT = Training(sizes=(65, 8, 10), m_train=150, alpha=1.2, epochs=6, batch_size=2, accuracy=0.87)
NEARLY = 0.9  # of the share that right training reaches; one layer alone trained reaches half of it at most
SLOW = 0.1  # seconds for a hundredth of the full training, which takes 0.002 with whole mini-batches at once


@check(
    "accuracy",
    functions="train",
    kind="accuracy",
    points=6,
    title=text("{function}: learns handwritten digits", "{function}：学会识别手写数字"),
)
def accuracy_on_digits(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Recognise real digits with the student's own first weights; pixels and classes in an order of this run's own.

    Where those weights keep a network from learning, training is judged from others: `initialize` has its own marks.
    """
    size = SHORT if _is_slow(student) else FULL
    split = permuted(rng, size.m_train, M_TEST)
    given = reading_task(rng, size, split)
    own = _own_weights(student, size, int(rng.integers(2**31)))
    task = given if own is None else replace(given, w=own)
    answers = _answers(report, student.train.partial(*task.arguments)[0], task, split)
    least = size.accuracy
    if size is SHORT:
        right = report.reference.train(*given.arguments)[0]
        least = min(least, NEARLY * _share(_answers(report, right, given, split), split))
        report.note(
            text(
                "your train takes long, so it was given a smaller network and fewer digits",
                "你的 train 比较慢，因此换了较小的网络和较少的数字",
            )
        )
    reached = _share(answers, split)
    if own is not None and reached < least:
        others = _share(_answers(report, student.train.partial(*given.arguments)[0], given, split), split)
        if others >= least:
            report.note(
                text(
                    f"from the weights of your own initialize the network learns {reached:.0%} of the digits, from "
                    f"weights as the handout asks for {others:.0%}; here the latter count",
                    f"从你自己的 initialize 给出的权重开始，识别率为 {reached:.0%}；从符合讲义要求的权重开始，为 "
                    f"{others:.0%}；这一项按后者计",
                )
            )
            reached = others
    draw_reading(report, split, answers)
    require_accuracy(report, reached, least)


def reading_task(rng: np.random.Generator, size: Training, split: Split) -> Task:
    """Draw first weights as the handout asks for, and an order, to learn these digits."""
    return Task(
        w=[matrix / np.sqrt(n) for matrix, n in zip(random_network(rng, size.sizes), size.sizes, strict=False)],
        x=_with_ones(split.train),
        y=one_hot(split.train_labels),
        alpha=size.alpha,
        epochs=size.epochs,
        batch_size=size.batch_size,
        order=np.array([rng.permutation(size.m_train) for _ in range(size.epochs)]),
    )


def _is_slow(student: Student) -> bool:
    """Tell whether the full training would take too long, by the best of three tries at a hundredth of it."""
    m = FULL.m_train * FULL.epochs // 100
    x, y, order = np.ones((FULL.sizes[0], m)), np.ones((FULL.sizes[-1], m)), np.arange(m)[np.newaxis]
    w = random_network(np.random.default_rng(0), FULL.sizes, 0.1)
    for _ in range(3):
        started = time.monotonic()
        student.train.partial(w, x, y, FULL.alpha, 1, FULL.batch_size, order)
        if time.monotonic() - started <= SLOW:
            return False
    return True


def _own_weights(student: Student, size: Training, seed: int) -> list[Array] | None:
    """Ask the student's initialize for first weights; None where it gives none that fit."""
    try:
        answer = student.initialize(as_sizes(student, size.sizes), seed)
    except CallFailed:
        return None
    return finite_like(answer, random_network(np.random.default_rng(0), size.sizes))


def _answers(report: Report, trained: Value, task: Task, split: Split) -> Array:
    """Give what a trained network answers to the digits kept back, read with the reference's f."""
    a = _with_ones(split.test)
    for matrix in trained_weights(report, trained, task.w, name="w"):
        a = report.reference.f(matrix @ a)
    answers: Array = np.argmax(a, axis=0)
    return answers


def _share(answers: Array, split: Split) -> float:
    return float(np.mean(answers == split.test_labels))


def _with_ones(images: Array) -> Array:
    return np.vstack([images / TOP, np.ones((1, images.shape[1]))])
