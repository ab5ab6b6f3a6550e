"""Real handwritten digits for the checks of accuracy, in an order of each run's own.

The images are those that come with scikit-learn: E. Alpaydin, C. Kaynak, *Optical Recognition of Handwritten Digits*,
UCI Machine Learning Repository (1998); 1,797 images of 8x8 pixels.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from grader.checking import Array, ConfusionPicture, GrayImage, ImagesPicture, Report, text

CLASSES = 10
TOP = 16.0  # pixels are 0..16
DIGITS = Path("datasets", "data", "digits.csv.gz")  # within scikit-learn: a line an image, the label last
SHOWN, MISREAD = 16, 12  # images in a picture, and how many of them may be misread ones


@dataclass(frozen=True, slots=True)
class Split:
    """Digits to train on and digits kept back: gray values 0..16 (64, m), and what each is, 0..9, (m,).

    Row i of them is pixel ``pixels[i]`` of the image, and the digit d is called ``classes[d]``.
    """

    train: Array
    train_labels: Array
    test: Array
    test_labels: Array
    pixels: Array
    classes: Array


@cache
def digits() -> tuple[Array, Array]:
    """Load the images (64, 1797), one a column, gray values 0..16, and their labels (1797,).

    The file is read as it lies in the package: importing scikit-learn takes longer than grading a submission.

    Raises
    ------
    ModuleNotFoundError
        If scikit-learn is not installed.
    """
    package = find_spec("sklearn")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("the digits come with scikit-learn: pip install scikit-learn", name="sklearn")
    lines = gzip.decompress((Path(package.origin).parent / DIGITS).read_bytes()).decode().split()
    table = np.array([line.split(",") for line in lines], dtype=np.float64)
    return table[:, :-1].T.copy(), table[:, -1].astype(np.int64)


def permuted(rng: np.random.Generator, m_train: int, m_test: int | None = None) -> Split:
    """Draw digits with their pixels, their classes and their order permuted: no memorised answer fits them.

    ``m_test`` samples that were not drawn for training are kept back; all the others where it is None.
    """
    images, labels = digits()
    samples = rng.permutation(images.shape[1])
    pixels = rng.permutation(len(images))
    classes = rng.permutation(CLASSES)
    x, y = images[:, samples][pixels], classes[labels[samples]]
    end = None if m_test is None else m_train + m_test
    return Split(x[:, :m_train], y[:m_train], x[:, m_train:end], y[m_train:end], pixels, classes)


def one_hot(labels: Array) -> Array:
    """Give one column per label, with a 1 in the row of its class: (10, m)."""
    return (np.ravel(labels) == np.arange(CLASSES)[:, np.newaxis]).astype(np.float64)


def require_accuracy(report: Report, accuracy: float, least: float) -> None:
    """Demand that a share ``accuracy`` (0..1) of the samples kept back is recognised, of at least ``least``."""
    message = text(
        "{accuracy:.0%} of the samples kept back are recognised; training should reach {least:.0%} or more",
        "留出的样本中识别正确的占 {accuracy:.0%}；训练后应达到 {least:.0%} 以上",
    )
    report.require(accuracy >= least, message.format(accuracy=accuracy, least=least))


def draw_reading(report: Report, split: Split, answers: Array) -> None:
    """Show what a network read of the digits kept back: as images, those that it misread first, and as a matrix.

    Pixels and classes are put back in their places, so that a person sees digits.

    Parameters
    ----------
    answers : the class that the network gave each of ``split.test``, 0..9, (m,)
    """
    images = np.empty_like(split.test)
    images[split.pixels] = split.test
    called = np.argsort(split.classes)
    digits, read = called[split.test_labels], called[answers]
    right = digits == read
    shown = [*np.flatnonzero(~right)[:MISREAD], *np.flatnonzero(right)][:SHOWN]
    report.draw(
        ImagesPicture(
            title=text(
                f"Your network reads digits that it has never seen: {right.sum()} of {right.size} are right",
                f"你的网络在读从未见过的数字：{right.size} 个中读对 {right.sum()} 个",
            ),
            images=tuple(_read(images[:, k], int(digits[k]), int(read[k])) for k in shown),
        )
    )
    counts = np.zeros((CLASSES, CLASSES), dtype=np.int64)
    np.add.at(counts, (digits, read), 1)
    report.draw(
        ConfusionPicture(
            title=text("Which digit was taken for which", "哪个数字被认作哪个"),
            labels=tuple(map(str, range(CLASSES))),
            row_label=text("the digit that it is", "真实数字"),
            column_label=text("what your network answered", "网络的回答"),
            counts=tuple(tuple(map(int, row)) for row in counts),
        )
    )


def _read(image: Array, digit: int, answer: int) -> GrayImage:
    side = round(len(image) ** 0.5)
    gray = np.rint(image.reshape(side, side) * (255 / TOP)).astype(int)
    wrong = text(f"{digit}, taken for {answer}", f"{digit}，认作 {answer}")
    return GrayImage(
        rows=tuple(tuple(map(int, row)) for row in gray),
        caption=text(f"{digit}", f"{digit}") if digit == answer else wrong,
        right=digit == answer,
    )
