"""Accuracy on data that was not trained on: two rings, and real digits.

在未参与训练的数据上的准确率：两个圆环与真实手写数字。
"""

from __future__ import annotations

import numpy as np
from backprop_tasks import Network, Task, renumbered, renumbered_alike
from digits import TOP, one_hot, permuted, require_accuracy
from networks import trained_weights

from grader.checking import Array, Report, Student, check, text

RINGS_ACCURACY = 0.785  # reference 1.00; no wrong version of training or of its parts reaches between 0.777 and 0.795

# Network and samples are the same for every seed, but for the numbers that features, neurons and classes bear: so
# no memorised answer fits, and training, right or wrong, reaches the same share whatever the seed, but for rounding.
# Few samples suffice, so that the loops over single weights of an Octave student end in seconds.

# Of the networks that can be drawn, these leave nothing to chance: wrong parts with which training turns unstable, so
# that rounding alone makes one share of another, end on the same side of what is asked for, over 20 seeds.
RINGS, DIGITS = 12, 101  # what network and samples are drawn from
DIGITS_ACCURACY = 0.74  # reference 0.83; no wrong version of training or of its parts ends between 0.730 and 0.747


@check(
    "accuracy",
    functions="bp_online",
    kind="accuracy",
    points=2,
    title=text("{function}: learns two rings", "{function}：学会区分内外两个环"),
)
def accuracy_on_rings(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Tell an inner ring from an outer one, which no straight line does."""
    m, m_train, hidden = 300, 80, 8
    drawn = np.random.default_rng(RINGS)
    inner = drawn.permutation(m) % 2 == 0
    radius = np.where(inner, drawn.uniform(0.0, 0.9, m), drawn.uniform(1.4, 2.0, m))
    angle = drawn.uniform(0.0, 2 * np.pi, m)
    x = np.array([radius * np.cos(angle), radius * np.sin(angle), np.ones(m)])
    w = [drawn.normal(size=(hidden, 3)), drawn.normal(size=(2, hidden))]
    data = renumbered(rng, w, x, np.array([inner, ~inner]).astype(np.float64))
    task = Task(w=data.w, x=data.x[:, :m_train], y=data.y[:, :m_train], alpha=4.0, epochs=12)
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
    data = renumbered_alike(rng, w, x, one_hot(np.hstack([split.train_labels, split.test_labels])))
    x, y = data.x[:, :m_train], data.y[:, :m_train]
    task = Task(w=data.w, x=x, y=y, alpha=1.0, epochs=8, batch_size=4)
    require_accuracy(report, _accuracy(student, report, task, data, m_train), DIGITS_ACCURACY)


def _accuracy(student: Student, report: Report, task: Task, data: Network, m_train: int) -> float:
    """Train with the student's function, then run the reference's forward pass on samples it has not seen."""
    answer, _ = student[report.function].partial(*task.arguments(report.function))
    output = _output(report, trained_weights(report, answer, task.w, name="w"), data.x[:, m_train:])
    return float(np.mean(output.argmax(axis=0) == data.y[:, m_train:].argmax(axis=0)))


def _output(report: Report, w: list[Array], x: Array) -> Array:
    """Run the reference's forward pass."""
    a = x
    for matrix in w:
        a, _ = report.reference.fc_v(matrix, a)
    return a
