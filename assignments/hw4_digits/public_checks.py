"""A network that reads digits, checked at home: the handout's worked numbers, shapes, a stored network.

手写数字网络的公开检查：讲义例题的数值、形状、存储与读取。
"""

from __future__ import annotations

import numpy as np
from initial_weights import require_normal, require_random, weights
from networks import as_sizes
from storing import Network, round_trip

from grader.checking import Place, Report, Student, check, text

# The handout's four pictures of two pixels, gray values 0..4.
IMAGES = np.array([[4.0, 0.0, 2.0, 1.0], [0.0, 4.0, 2.0, 3.0]])
LABELS = np.array([[1, 7, 0, 1]])
TOP, SHARE = 4.0, 0.75
X_TRAIN = np.array([[1.0, 0.0, 0.5], [0.0, 1.0, 0.5], [1.0, 1.0, 1.0]])
X_TEST = np.array([[0.25], [0.75], [1.0]])

# A network of two outputs, trained on the first three pictures.
W = [np.array([[0.5, -0.4, 0.1], [-0.3, 0.6, 0.2]]), np.array([[0.7, -0.5], [0.2, 0.4]])]
Y = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 1.0]])
ALPHA, BATCH_SIZE, ORDER = 0.5, 2, np.array([[2, 0, 1]])
J = 0.230862
W_TRAINED = [
    np.array([[0.501209, -0.412561, 0.088648], [-0.307537, 0.617251, 0.209714]]),
    np.array([[0.675003, -0.553833], [0.202756, 0.430675]]),
]

# Outputs of some network for three samples; in the last column they are equal.
A = np.array([[0.9, 0.2, 0.6], [0.3, 0.7, 0.6]])
A_WANTED = np.array([[1.0, 1.0, 0.0], [0.0, 0.0, 1.0]])

# A network without a hidden layer that tells 1 from 7 and cannot tell where both pixels are equal.
READER = np.zeros((10, 3))
READER[1], READER[7] = (4.0, -4.0, 0.0), (-4.0, 4.0, 0.0)

PRINTED = 2e-6  # the handout prints six digits

SHAPE = text("{function}: shape of the result", "{function}：结果的形状")
WORKED = text("{function}: the handout's example", "{function}：讲义中的例题")
STORED = text("{function}: a network comes back", "{function}：网络能原样读回")


def _one_hot(*digits: int) -> np.ndarray:
    return np.eye(10)[:, list(digits)]


@check("shape", functions="prepare_data", kind="shape", points=0.5, title=SHAPE)
def shape_of_data(student: Student, rng: np.random.Generator, report: Report) -> None:
    """One more row than pixels, ten rows of targets; the columns are shared out."""
    # the largest digits do not occur, and have rows all the same
    images, labels = rng.integers(0, 17, size=(5, 8)).astype(float), rng.permutation(8)[np.newaxis]
    wanted = ((6, 6), (10, 6), (6, 2), (10, 2))
    results = student.prepare_data(images, labels, 16.0, 0.75)
    for got, size, name in zip(results, wanted, ("x_train", "y_train", "x_test", "y_test"), strict=True):
        report.shape(got, size, name=name)


@check("worked", functions="prepare_data", kind="value", points=1.5, title=WORKED)
def worked_data(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Four pictures of two pixels, three of them to train on."""
    report.given(images=IMAGES, labels=LABELS, top=TOP, share=SHARE)
    x_train, y_train, x_test, y_test = student.prepare_data(IMAGES, LABELS, TOP, SHARE)
    report.close(x_train, X_TRAIN, name="x_train")
    report.close(x_test, X_TEST, name="x_test")
    report.close(y_train, _one_hot(1, 7, 0), name="y_train")
    report.close(y_test, _one_hot(1), name="y_test")


@check("shape", functions="initialize", kind="shape", points=0.5, title=SHAPE)
def shape_of_initial_weights(student: Student, rng: np.random.Generator, report: Report) -> None:
    """One matrix per weight: rows receive, columns send."""
    for sizes in ((5, 4, 3), (3, 2)):
        w = report.matrices(student.initialize(as_sizes(student, sizes), 1), len(sizes) - 1, name="w")
        for layer, matrix in enumerate(w):
            report.shape(matrix, (sizes[layer + 1], sizes[layer]), name=f"w[{layer}]")


@check(
    "spread",
    functions="initialize",
    kind="value",
    points=0.5,
    title=text("{function}: mean, deviation and tails of many weights", "{function}：大量权重的均值、标准差与分布"),
)
def spread_of_initial_weights(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Draw thousands of weights with one seed: mean 0, deviation 1/sqrt(n_l), normal."""
    sizes = (64, 36, 25)
    w = weights(student, report, sizes, 1)
    require_random(report, w)
    require_normal(report, w, sizes)


@check("worked", functions="cost", kind="value", points=0.5, title=WORKED)
def worked_cost(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the cost of three samples."""
    report.given(a=A, y=A_WANTED)
    report.close(student.cost(A, A_WANTED), 0.291667, name="J", tolerance=PRINTED)


@check("worked", functions="accuracy", kind="value", points=0.5, title=WORKED)
def worked_accuracy(student: Student, rng: np.random.Generator, report: Report) -> None:
    """One of three: the second is wrong, and in the third the first of equal outputs counts."""
    report.given(a=A, y=A_WANTED)
    report.close(student.accuracy(A, A_WANTED), 1 / 3, name="acc")


@check("shape", functions="train", kind="shape", points=0.5, title=SHAPE)
def shape_of_training(student: Student, rng: np.random.Generator, report: Report) -> None:
    """One matrix per weight that came in, one number of J per epoch."""
    sizes, m, epochs = (3, 4, 2), 5, 3
    w = [rng.normal(size=(n_next, n)) for n, n_next in zip(sizes, sizes[1:], strict=False)]
    order = np.array([rng.permutation(m) for _ in range(epochs)])
    x, y = rng.normal(size=(3, m)), rng.uniform(size=(2, m))
    trained, costs = student.train(w, x, y, 0.5, epochs, 2, order)
    for layer, matrix in enumerate(report.matrices(trained, len(w), name="w")):
        report.shape(matrix, w[layer].shape, name=f"w[{layer}]")
    count = report.numbers(costs, name="J").size
    wrong = text(
        "J holds {count} numbers, expected one per epoch: {epochs}", "J 有 {count} 个数，应为每轮一个，共 {epochs} 个"
    )
    report.require(count == epochs, wrong.format(count=count, epochs=epochs))


@check("worked", functions="train", kind="training", points=2, title=WORKED)
def worked_training(student: Student, rng: np.random.Generator, report: Report) -> None:
    """One epoch over three pictures; the last mini-batch holds a single one."""
    report.given(w=W, x=X_TRAIN, y=Y, alpha=ALPHA, epochs=1, batch_size=BATCH_SIZE, order=ORDER)
    trained, costs = student.train(W, X_TRAIN, Y, ALPHA, 1, BATCH_SIZE, ORDER)
    report.close(costs, [J], name="J", tolerance=PRINTED)
    report.close(trained, W_TRAINED, name="w", tolerance=PRINTED)


@check("worked", functions="test_network", kind="value", points=1, title=WORKED)
def worked_test(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Three samples: one is right, a 1 is taken for 7, and where all outputs are equal the answer is 0."""
    x = np.array([[1.0, 0.0, 0.5], [0.0, 1.0, 0.5], [1.0, 1.0, 1.0]])
    y = _one_hot(1, 1, 0)
    report.given(w=[READER], x=x)
    acc, confusion = student.test_network([READER], x, y)
    wanted = np.zeros((10, 10))
    wanted[1, 1] = wanted[1, 7] = wanted[0, 0] = 1
    report.close(acc, 2 / 3, name="acc")
    report.close(confusion, wanted, name="confusion")


@check(
    "stored",
    functions=("save_network", "load_network"),
    kind="value",
    points={"save_network": 0.5, "load_network": 1},
    title=STORED,
)
def stored_network(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Save a network; a fresh process that has the file alone loads it."""
    w = [rng.normal(size=(3, 4)), rng.normal(size=(2, 3))]
    what = text("a network of two layers", "两层权重的网络")
    round_trip(student, report, Network(w, float(rng.uniform())), Place("my_network"), what)


@check("worked", functions="recognize", kind="value", points=1, title=WORKED)
def worked_recognition(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Read a 1, a 7, and a picture for which all outputs are equal."""
    cases = [([READER], np.array(image), TOP) for image in ([[4.0], [0.0]], [[0.0], [4.0]], [[2.0], [2.0]])]
    for (w, image, top), got, digit in zip(cases, student.recognize.each(cases), (1, 7, 0), strict=True):
        report.given(w=w, image=image, top=top)
        report.close(got, digit, name="digit")
