"""Data, cost, accuracy, test and application on fresh random inputs, against the reference.

数据、代价、识别率、测试与使用的隐藏检查。
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from networks import random_network

from grader.checking import Array, Report, Student, Value, agree, as_numbers, check, text

VALUES = text("{function}: values", "{function}：数值")
COLUMNS = text("{function}: several samples", "{function}：多个样本")
UNTOUCHED = text("{function}: the caller's arguments stay as they were", "{function}：不改动调用者的参数")

Images = tuple[Array, Array, float, float]

SPLIT = ("x_train", "y_train", "x_test", "y_test")


# ---- data -----------------------------------------------------------------------------------------------------------


def _images(rng: np.random.Generator, p: int, m: int, *, top: float = 16.0, share: float = 0.5) -> Images:
    """Draw images (p, m) of gray values 0..top, none of them the darkest, and labels (1, m) that are not in order."""
    labels = rng.permutation(np.arange(m) % 10)[np.newaxis]
    return rng.integers(0, int(top), size=(p, m)).astype(np.float64), labels, top, share


def _compare_splits(student: Student, report: Report, cases: Sequence[Images], names: tuple[str, ...]) -> None:
    """Compare the results that are named; where that is a part of them, the others may be missing."""
    prepare = student.prepare_data if names == SPLIT else student.prepare_data.partial
    for case, got in zip(cases, prepare.each(cases), strict=True):
        want = report.reference.prepare_data(*case)
        for name, mine, right in zip(SPLIT, got, want, strict=True):
            if name in names:
                report.close(mine, right, name=name)


@check(
    "inputs",
    functions="prepare_data",
    kind="value",
    points=3.5,
    title=text("{function}: gray values scaled, a row of ones below", "{function}：灰度缩放，下面补一行 1"),
)
def inputs_of_the_network(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare x_train and x_test for images of several depths of gray."""
    cases = [_images(rng, p, m, top=top) for p, m, top in ((6, 8, 16.0), (5, 12, 255.0), (9, 20, 9.0))]
    _compare_splits(student, report, cases, ("x_train", "x_test"))


@check(
    "targets",
    functions="prepare_data",
    kind="value",
    points=3.5,
    title=text("{function}: one-hot targets", "{function}：独热目标"),
)
def targets_of_the_network(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare y_train and y_test; all ten digits are there, also where few samples are."""
    cases = [_images(rng, p, m, share=0.75) for p, m in ((4, 20), (6, 7))]
    _compare_splits(student, report, cases, ("y_train", "y_test"))


@check(
    "share",
    functions="prepare_data",
    kind="value",
    points=2.5,
    title=text("{function}: the first floor(share*m) samples train", "{function}：前 floor(share*m) 个用于训练"),
)
def share_of_the_samples(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare all four results for shares that leave a rest."""
    cases = [_images(rng, 4, m, share=share) for m, share in ((10, 0.75), (13, 0.25), (13, 0.6))]
    _compare_splits(student, report, cases, SPLIT)


@check(
    "edges",
    functions="prepare_data",
    kind="robustness",
    points=0.5,
    title=text("{function}: one pixel, one sample, all for training", "{function}：一个像素、一个样本、全部用于训练"),
)
def edges_of_the_data(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Prepare the smallest data, and leave no sample for testing."""
    cases = [_images(rng, p, m, share=share) for p, m, share in ((1, 4, 0.5), (3, 2, 0.5), (3, 3, 1.0))]
    for case, got in zip(cases, student.prepare_data.each(cases), strict=True):
        want = report.reference.prepare_data(*case)
        for name, mine, right in zip(SPLIT, got, want, strict=True):
            if right.size:
                report.close(mine, right, name=name)
            else:
                left = report.numbers(mine, name=name).size
                message = text("{name} should hold no sample where share is 1", "share 为 1 时 {name} 应当没有样本")
                report.require(not left, message.format(name=name))


@check("untouched", functions="prepare_data", kind="robustness", points=0.5, title=UNTOUCHED)
def arguments_of_prepare_data(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's images and labels afterwards."""
    report.untouched(student, *_images(rng, 4, 6))


# ---- cost and accuracy ----------------------------------------------------------------------------------------------


@check("values", functions="cost", kind="value", points=2, title=VALUES)
def values_of_cost(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the cost of one sample."""
    cases = [(rng.uniform(size=(n, 1)), rng.uniform(size=(n, 1))) for n in (3, 1, 10)]
    report.close_to_reference(student, cases, name="J")


@check(
    "columns",
    functions="cost",
    kind="value",
    points=1.5,
    title=text("{function}: mean over several samples", "{function}：对多个样本取平均"),
)
def columns_of_cost(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the cost of several samples: summed over outputs, averaged over samples."""
    cases = [(rng.uniform(size=size), rng.uniform(size=size)) for size in ((3, 3), (2, 5), (1, 4))]
    report.close_to_reference(student, cases, name="J")


@check("untouched", functions="cost", kind="robustness", points=0.5, title=UNTOUCHED)
def arguments_of_cost(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's arrays afterwards."""
    report.untouched(student, rng.uniform(size=(3, 2)), rng.uniform(size=(3, 2)))


def _answers(rng: np.random.Generator, n: int, m: int, right: int) -> tuple[Array, Array]:
    """Draw outputs (n, m) and one-hot targets, of which ``right`` agree; an output near 1 is not always the answer."""
    digits = rng.integers(n, size=m)
    shown = (digits + np.where(rng.permutation(m) < right, 0, rng.integers(1, n, size=m))) % n
    a = rng.uniform(0.0, 0.6, size=(n, m))
    a[shown, np.arange(m)] = a.max(axis=0) + rng.uniform(0.01, 0.3, size=m)
    return a, np.eye(n)[:, digits]


@check(
    "values",
    functions="accuracy",
    kind="value",
    points=4,
    title=text("{function}: share of the samples that are recognised", "{function}：识别正确的样本所占比例"),
)
def values_of_accuracy(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare shares between none and all; outputs need not be near 0 or 1."""
    sizes = ((10, 12, 9), (10, 20, 4), (3, 7, 5), (10, 8, 8), (10, 6, 0), (4, 1, 1))
    report.close_to_reference(student, [_answers(rng, n, m, right) for n, m, right in sizes], name="acc")


@check(
    "ties",
    functions="accuracy",
    kind="value",
    points=1,
    title=text("{function}: of equal outputs the first counts", "{function}：并列时取第一个"),
)
def ties_of_accuracy(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare where two outputs are the largest, or all are equal, as those of a network of zeros."""
    m = 8
    a = rng.uniform(0.0, 0.5, size=(10, m))
    first, second = np.sort([rng.permutation(10)[:2] for _ in range(m)], axis=1).T
    a[first, np.arange(m)] = a[second, np.arange(m)] = 0.9
    some = rng.permutation(m) < 5  # more than half: who takes the last of equals counts otherwise
    ties = ((a, np.where(some, first, second)), (np.full((10, m), 0.5), np.where(some, 0, 9)))
    report.close_to_reference(student, [(outputs, np.eye(10)[:, digits]) for outputs, digits in ties], name="acc")


@check("untouched", functions="accuracy", kind="robustness", points=0.5, title=UNTOUCHED)
def arguments_of_accuracy(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's arrays afterwards."""
    report.untouched(student, *_answers(rng, 10, 4, 2))


# ---- test and apply -------------------------------------------------------------------------------------------------


def _readable(rng: np.random.Generator, sizes: tuple[int, ...]) -> list[Array]:
    """Draw a network whose answers are spread over the digits, and change where a layer or the scale is left out."""
    return [matrix / np.sqrt(matrix.shape[1]) * 3.0 for matrix in random_network(rng, sizes)]


def _tested(rng: np.random.Generator, w: list[Array], m: int, right: int, report: Report) -> tuple[Array, Array]:
    """Draw samples, and targets with which the network agrees in ``right`` of them."""
    x = np.vstack([rng.uniform(size=(w[0].shape[1] - 1, m)), np.ones((1, m))])
    digits = (_answered(w, x, report) + np.where(rng.permutation(m) < right, 0, rng.integers(1, 10, size=m))) % 10
    return x, np.eye(10)[:, digits]


def _tests(
    rng: np.random.Generator, report: Report, sized: Sequence[tuple[tuple[int, ...], int, int]]
) -> list[tuple[list[Array], Array, Array]]:
    """Draw networks of these sizes, each with m samples and targets, in ``right`` of which it agrees."""
    cases = []
    for sizes, m, right in sized:
        w = _readable(rng, sizes)
        cases.append((w, *_tested(rng, w, m, right, report)))
    return cases


@check(
    "accuracy",
    functions="test_network",
    kind="value",
    points=2.5,
    title=text("{function}: accuracy", "{function}：识别率"),
)
def accuracy_of_a_network(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare the share that networks of several depths recognise."""
    cases = _tests(rng, report, (((6, 8, 10), 16, 11), ((5, 7, 6, 10), 20, 7), ((4, 10), 9, 8)))
    for case, (acc, _) in zip(cases, student.test_network.partial.each(cases), strict=True):
        report.close(acc, report.reference.test_network(*case)[0], name="acc")


@check(
    "confusion",
    functions="test_network",
    kind="value",
    points=4,
    title=text("{function}: confusion matrix", "{function}：混淆矩阵"),
)
def confusion_of_a_network(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare which digit was taken for which, how often."""
    cases = _tests(rng, report, (((6, 8, 10), 30, 16), ((5, 7, 6, 10), 40, 10)))
    for case, (_, confusion) in zip(cases, student.test_network.each(cases), strict=True):
        report.close(confusion, report.reference.test_network(*case)[1], name="confusion")


@check(
    "edges",
    functions="test_network",
    kind="robustness",
    points=1,
    title=text("{function}: one sample, one layer, large inputs", "{function}：一个样本、一层网络、很大的输入"),
)
def edges_of_testing(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Test a single sample, one weight matrix alone, a network of zeros, and a saturated one."""
    *small, (w, x, y) = _tests(rng, report, (((6, 8, 10), 1, 1), ((5, 10), 6, 4), ((5, 6, 10), 8, 5)))
    saturated = ([w[0] * 400.0, w[1]], x, y)
    first = np.eye(10)[:, rng.permutation([0, 0, 0, 3, 4, 6, 7, 9])]
    zeros = ([np.zeros_like(matrix) for matrix in w], x, first)
    report.close_to_reference(student, [*small, saturated, zeros], name=("acc", "confusion"))


@check("untouched", functions="test_network", kind="robustness", points=0.5, title=UNTOUCHED)
def arguments_of_test_network(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's network and samples afterwards."""
    w = _readable(rng, (5, 6, 10))
    report.untouched(student, w, *_tested(rng, w, 6, 4, report))


def _recognized(rng: np.random.Generator, w: list[Array], top: float, report: Report) -> dict[int, Array]:
    """Draw many images; of those that a network takes for one digit keep the most telling one (p, 1).

    An image tells the more, the more different digits come of it where the input is made in other ways: the brightest
    pixel taken for ``top``, the constant scaled with the image, or 0.
    """
    images = rng.integers(0, int(top * 0.7) + 1, size=(w[0].shape[1] - 1, 400)).astype(np.float64)
    scaled = images / top
    ones = np.ones((1, 400))
    inputs = (
        (scaled, ones),
        (images / np.maximum(images.max(axis=0), 1.0), ones),
        (scaled, ones / top),
        (scaled, 0 * ones),
    )
    answers = np.array([_answered(w, np.vstack(parts), report) for parts in inputs])
    told = np.array([np.unique(column).size for column in answers.T])
    return {
        int(digit): images[:, [max(np.flatnonzero(answers[0] == digit), key=lambda k: told[k])]]
        for digit in np.unique(answers[0])
    }


def _answered(w: list[Array], a: Array, report: Report) -> Array:
    for matrix in w:
        a = report.reference.f(matrix @ a)
    digits: Array = np.argmax(a, axis=0)
    return digits


@check(
    "digits",
    functions="recognize",
    kind="value",
    points=4.5,
    title=text("{function}: the digit that the network sees", "{function}：网络看到的数字"),
)
def digits_that_are_recognized(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Compare answers of networks of several depths, to images of several depths of gray."""
    cases, digits = [], []
    for sizes, top in (((7, 8, 10), 16.0), ((6, 9, 7, 10), 255.0), ((9, 10), 4.0)):
        images: dict[int, Array] = {}
        while 0 not in images:  # who says 10 for it would not be seen
            w = _readable(rng, sizes)
            images = _recognized(rng, w, top, report)
        for digit, image in sorted(images.items())[:6]:
            cases.append((w, image, top))
            digits.append(digit)
    for digit, answer in zip(digits, student.recognize.each(cases), strict=True):
        _require_digit(report, answer, digit)


def _require_digit(report: Report, answer: Value, digit: int) -> None:
    """Demand a digit; one that is another is told as it is, as its error says nothing."""
    number = as_numbers(answer)
    if number is not None and number.size == 1 and not agree(answer, digit):
        shown = f"{float(number.ravel()[0]):g}"
        message = text(
            "{shown} is answered; the largest output is the one of {digit}",
            "回答是 {shown}；输出最大的是数字 {digit} 的那一行",
        )
        report.require(False, message.format(shown=shown, digit=digit))
    report.close(answer, digit, name="digit")


@check(
    "every_digit",
    functions="recognize",
    kind="value",
    points=0.5,
    title=text("{function}: 0 to 9, each of them", "{function}：从 0 到 9 的每个数字"),
)
def every_digit(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Let a network that copies one pixel to each digit read all ten; and one that cannot choose."""
    w = [np.hstack([10.0 * np.eye(10), np.full((10, 1), -5.0)])]
    images = {digit: 16.0 * np.eye(10)[:, [digit]] for digit in rng.permutation(10).tolist()}
    # all are asked before the first is compared: who counts otherwise differs in the first or in the last digit
    answers = list(student.recognize.each([(w, image, 16.0) for image in images.values()]))
    for digit, answer in zip(images, answers, strict=True):
        _require_digit(report, answer, digit)
    _require_digit(report, student.recognize([np.zeros((10, 11))], images[0], 16.0), 0)


@check("untouched", functions="recognize", kind="robustness", points=0.5, title=UNTOUCHED)
def arguments_of_recognize(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's network and image afterwards."""
    report.untouched(student, _readable(rng, (5, 6, 10)), rng.uniform(0.0, 16.0, size=(4, 1)), 16.0)
