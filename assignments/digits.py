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

from grader.checking import Array, Report, text

CLASSES = 10
TOP = 16.0  # pixels are 0..16
DIGITS = Path("datasets", "data", "digits.csv.gz")  # within scikit-learn: a line an image, the label last


@dataclass(frozen=True, slots=True)
class Split:
    """Digits to train on and digits kept back: gray values 0..16 (64, m), and what each is, 0..9, (m,)."""

    train: Array
    train_labels: Array
    test: Array
    test_labels: Array


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
    x = images[:, samples][rng.permutation(len(images))]
    y = rng.permutation(CLASSES)[labels[samples]]
    end = None if m_test is None else m_train + m_test
    return Split(x[:, :m_train], y[:m_train], x[:, m_train:end], y[m_train:end])


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
