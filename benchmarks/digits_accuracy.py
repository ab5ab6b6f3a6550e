"""What the reference of hw4_digits, and wrong versions of it, reach on real digits: where the pass mark may lie.

    python benchmarks/digits_accuracy.py [SEEDS] [FEWER]

Each line is one version: smallest share of the digits kept back that it recognised, 5 % quantile, median, largest.
The reference and the untrained network are measured over SEEDS (300), every other version over FEWER (60); first in
the full training, then in the short one, which is judged by the share of what the reference reaches in the same run.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "assignments"), str(ROOT / "assignments" / "hw4_digits")]

import digits_training_checks as checks  # noqa: E402 - found only once the course's folders are on the path
from digits import TOP, permuted  # noqa: E402
from mistakes import MISTAKES  # noqa: E402

from grader.course.reference import Reference  # noqa: E402

WRONG = (
    "train.averaged",
    "train.divided_by_all_samples",
    "train.first_weight_not_updated",
    "train.last_weight_not_updated",
    "train.uphill",
    "train.output_derivative_forgotten",
    "train.derivative_forgotten",
    "train.update_before_all_gradients",
    "train.order_ignored",
    "initialize.not_scaled",
    "initialize.hundredth",
    "initialize.zeros",
    "initialize.constant",
    "initialize.uniform_positive",
)
REFERENCE = Reference(ROOT / "reference" / "python" / "hw4_digits.py")
RIGHT = REFERENCE.functions()


def reached(version: Any, seed: int, size: checks.Training, top: float = TOP) -> float:
    """Train with one version of the functions and count what is right of the digits kept back, as the check does."""
    rng = np.random.default_rng(seed)
    split = permuted(rng, size.m_train, checks.M_TEST)
    split = replace(split, train=split.train * (TOP / top), test=split.test * (TOP / top))
    task = checks.reading_task(rng, size, split)
    task = replace(task, w=version.initialize(list(size.sizes), int(rng.integers(2**31))))
    a = np.vstack([split.test / TOP, np.ones((1, checks.M_TEST))])
    for matrix in version.train(*task.arguments)[0]:
        a = RIGHT.f(matrix @ a)
    return float(np.mean(np.argmax(a, axis=0) == split.test_labels))


def of_right(version: Any, seed: int) -> float:
    """Give what a version reaches in the short training as a share of what the reference does."""
    return reached(version, seed, checks.SHORT) / reached(RIGHT, seed, checks.SHORT)


def line(name: str, run: Callable[[int], float], seeds: int) -> None:
    shares = [run(seed) for seed in range(seeds)]
    numbers = [np.min(shares), np.quantile(shares, 0.05), np.median(shares), np.max(shares)]
    print(f"{name:52}" + "".join(f"{number:8.3f}" for number in numbers) + f"{seeds:6d} seeds", flush=True)


def wrong(identity: str) -> Any:
    """Give the reference with one known mistake in it."""
    functions = REFERENCE.functions()
    (known,) = (mistake for mistake in MISTAKES if mistake.id == identity)
    for name in known.functions:
        functions.run(REFERENCE.compiled(name, known.source(REFERENCE, name)))
    return functions


def main(seeds: int = 300, fewer: int = 60) -> None:
    """Print a line for every version."""
    full = checks.FULL
    untrained = replace(full, epochs=0)
    print(f"{'':52}     min      5%  median     max")
    line("reference", lambda seed: reached(RIGHT, seed, full), seeds)
    line("untrained", lambda seed: reached(RIGHT, seed, untrained), seeds)
    line("gray values divided by 255", lambda seed: reached(RIGHT, seed, full, 255.0), fewer)
    line("gray values not divided", lambda seed: reached(RIGHT, seed, full, 1.0), fewer)
    for identity in WRONG:
        version = wrong(identity)
        line(identity, lambda seed, version=version: reached(version, seed, full), fewer)
    line("reference, short training", lambda seed: reached(RIGHT, seed, checks.SHORT), seeds)
    for identity in WRONG[:9]:
        version = wrong(identity)
        line(f"{identity}, of the reference", lambda seed, version=version: of_right(version, seed), fewer)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
