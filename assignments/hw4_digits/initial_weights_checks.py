"""First weights: shapes, the law that they follow, what the seed decides.

初始权重的隐藏检查：形状、分布、种子的作用。
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from initial_weights import require_normal, require_random, weights
from networks import as_sizes

from grader.checking import Array, Report, Student, check, text

# 5184, 2304 and 1024 weights; the right deviations, 1/12, 1/6 and 1/8, are far from those of every known slip
SIZES = (144, 36, 64, 16)


@check(
    "shapes",
    functions="initialize",
    kind="shape",
    points=1,
    title=text("{function}: one matrix per weight", "{function}：每层权重一个矩阵"),
)
def shapes_of_weights(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Ask for networks of two to five layers, with layers of one neuron too."""
    for sizes in ((5, 3, 2), (4, 1, 3), (6, 2), (3, 4, 5, 2, 6)):
        weights(student, report, sizes, _seed(rng))


@check(
    "distribution",
    functions="initialize",
    kind="value",
    points=5,
    title=text("{function}: normal, mean 0, deviation 1/sqrt(n_l)", "{function}：正态分布，均值 0，标准差 1/sqrt(n_l)"),
)
def distribution_of_weights(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at mean, deviation and tails of thousands of weights, for two seeds."""
    for _ in range(2):
        w = weights(student, report, SIZES, _seed(rng))
        require_random(report, w)
        require_normal(report, w, SIZES)


@check(
    "layers",
    functions="initialize",
    kind="value",
    points=2,
    title=text("{function}: layers of equal shape differ", "{function}：形状相同的各层互不相同"),
)
def layers_differ(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Ask for three layers of equal shape, and look whether numbers come back."""
    w = weights(student, report, (12, 12, 12, 12), _seed(rng))
    require_random(report, w)
    for one in range(len(w)):
        for other in range(one):
            report.require(
                not np.array_equal(w[one], w[other]),
                text(f"w[{other}] and w[{one}] are the same numbers", f"w[{other}] 与 w[{one}] 的数完全相同"),
                mistake="initialize.seeded_in_every_layer",
            )


@check(
    "seed",
    functions="initialize",
    kind="value",
    points=2.5,
    title=text("{function}: the seed decides", "{function}：由种子决定"),
)
def seed_decides(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Ask twice with one seed, with others in between; the smallest and the largest seed are seeds too.

    Two of the others have the same last digits, decimal and binary: a seed counts as a whole.
    """
    sizes = (8, 6, 4)
    seed = _seed(rng)
    seeds = [seed, _seed(rng), 0, 2**31 - 1, *((seed + step) % 2**31 for step in (1000, 2**16))]
    first = [weights(student, report, sizes, seed) for seed in seeds]
    require_random(report, first[0])
    again = [weights(student, report, sizes, seed) for seed in seeds]
    # asked before: that every seed gives the same would hide it
    differ = [not _equal(first[0], other) for other in first[1:]]
    report.require(
        all(map(_equal, first, again)),
        text("the same seed gives other weights the second time", "种子相同，第二次得到的权重却不同"),
        mistake="initialize.seed_ignored",
    )
    report.require(
        any(differ),
        text("every seed gives the same weights", "种子不同，得到的权重却都一样"),
        mistake="initialize.seed_fixed",
    )
    report.require(all(differ), text("two seeds give the same weights", "两个不同的种子得到了相同的权重"))


@check(
    "elsewhere",
    functions="initialize",
    kind="value",
    points=1,
    title=text("{function}: the same in another process", "{function}：换一个程序运行，结果也相同"),
)
def same_elsewhere(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Ask with one seed here and in a fresh process."""
    sizes, seed = (8, 6, 4), _seed(rng)
    here = weights(student, report, sizes, seed)
    require_random(report, here)
    there = weights(student.elsewhere, report, sizes, seed)
    if not _equal(here, there):
        again = weights(student, report, sizes, seed)
        report.require(
            False,
            text("the same seed gives other weights in another process", "种子相同，换一个程序运行得到的权重却不同"),
            mistake="initialize.seed_mixed_with_process" if _equal(here, again) else "initialize.seed_ignored",
        )


@check(
    "untouched",
    functions="initialize",
    kind="robustness",
    points=0.5,
    title=text("{function}: the caller's arguments stay as they were", "{function}：不改动调用者的参数"),
)
def arguments_of_initialize(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Look at the caller's sizes afterwards."""
    report.untouched(student, as_sizes(student, (4, 3, 2)), _seed(rng))


def _seed(rng: np.random.Generator) -> int:
    return int(rng.integers(1, 2**31 - 1))


def _equal(one: Sequence[Array], other: Sequence[Array]) -> bool:
    return all(map(np.array_equal, one, other))
