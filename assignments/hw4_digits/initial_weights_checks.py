"""Random weights, judged by statistics: what is drawn cannot be compared with the reference, number by number.

随机权重的隐藏检查：用统计量判断。

How often a right answer is turned down by chance: a matrix of N weights, multiplied by sqrt(n), is N standard normal
numbers if it is right. Its mean is a normal number with deviation 1/sqrt(N); the sum of squares follows the chi-square
law with N degrees of freedom; the number of those beyond 2 follows the binomial law. Each of the three is turned down
beyond quantiles of probability ``RARE`` in all. Two seeds, three matrices: 18 tests, less than 2e-7 together.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import stats

from grader.checking import Array, Report, Student, Text, check, text

RARE = 1e-8  # probability with which one right matrix fails one test
SIZES = (90, 60, 40, 30)  # 5400, 2400 and 1200 weights
BEYOND = 2.0  # deviations from which on a weight is in the tails
SHARE_BEYOND = 2 * stats.norm.sf(BEYOND)  # 4.6 % of normal numbers
NEAR = 0.1  # a deviation this close to that of a known slip is taken for it; its own chance error is below 0.08


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
        _weights(student, report, sizes, _seed(rng))


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
        w = _weights(student, report, SIZES, _seed(rng))
        _require_random(report, w)
        deviations = [float(matrix.std()) for matrix in w]
        for layer, matrix in enumerate(w):
            _require_normal(report, layer, matrix, deviations)


@check(
    "layers",
    functions="initialize",
    kind="value",
    points=2,
    title=text("{function}: layers of equal shape differ", "{function}：形状相同的各层互不相同"),
)
def layers_differ(student: Student, rng: np.random.Generator, report: Report) -> None:
    """Ask for three layers of equal shape, and look whether numbers come back."""
    w = _weights(student, report, (12, 12, 12, 12), _seed(rng))
    _require_random(report, w)
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
    """Ask twice with one seed, with others in between; the smallest and the largest seed are seeds too."""
    sizes = (8, 6, 4)
    seeds = [_seed(rng), _seed(rng), 0, 2**31 - 1]
    first = [_weights(student, report, sizes, seed) for seed in seeds]
    _require_random(report, first[0])
    again = [_weights(student, report, sizes, seed) for seed in seeds]
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
    here = _weights(student, report, sizes, seed)
    _require_random(report, here)
    there = _weights(student.elsewhere, report, sizes, seed)
    if not _equal(here, there):
        again = _weights(student, report, sizes, seed)
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
    report.untouched(student, [4, 3, 2], _seed(rng))


def _seed(rng: np.random.Generator) -> int:
    return int(rng.integers(1, 2**31 - 1))


def _weights(student: Student, report: Report, sizes: Sequence[int], seed: int) -> list[Array]:
    """Ask for weights, and demand matrices of the right shapes with finite numbers in them."""
    answer = student.initialize(list(sizes), seed)
    found = report.matrices(answer, len(sizes) - 1, name="w")
    wanted = [(n_next, n) for n, n_next in zip(sizes, sizes[1:], strict=False)]
    turned = [matrix.shape == size[::-1] for matrix, size in zip(found, wanted, strict=True)]
    right = [matrix.shape == size for matrix, size in zip(found, wanted, strict=True)]
    if all(turned) and not all(right):
        report.require(
            False,
            text(
                f"w[0] has shape {found[0].shape}, expected {wanted[0]}: rows are the receiving neurons",
                f"w[0] 的形状是 {found[0].shape}，应为 {wanted[0]}：行对应接收神经元",
            ),
            mistake="initialize.transposed",
        )
    for layer, (matrix, size) in enumerate(zip(found, wanted, strict=True)):
        report.shape(matrix, size, name=f"w[{layer}]")
        finite = text(f"w[{layer}] is not finite", f"w[{layer}] 含有非有限的数")
        report.require(np.isfinite(matrix).all(), finite)
    return found


def _equal(one: Sequence[Array], other: Sequence[Array]) -> bool:
    return all(map(np.array_equal, one, other))


def _require_random(report: Report, w: Sequence[Array]) -> None:
    """Demand that nearly every number is another one: no constants, and no row or column over and over."""
    for layer, matrix in enumerate(w):
        if not matrix.any():
            zeros = text(f"all numbers of w[{layer}] are 0", f"w[{layer}] 全是 0")
            report.require(False, zeros, mistake="initialize.zeros")
        different = np.unique(matrix).size
        if different == 1 and matrix.size > 1:
            same = text(f"all numbers of w[{layer}] are the same", f"w[{layer}] 的数全都一样")
            report.require(False, same, mistake="initialize.constant")
        if different < 0.9 * matrix.size:
            # different random numbers are the same in one pair of 1200 at most, even in single precision
            repeated = text(
                f"w[{layer}] holds {different} different numbers in {matrix.size} places: its rows or columns repeat",
                f"w[{layer}] 的 {matrix.size} 个位置上只有 {different} 个不同的数：行或列是重复的",
            )
            whole = np.array_equal(matrix, np.round(matrix))
            report.require(False, repeated, mistake="initialize.whole" if whole else "initialize.rows_repeated")


def _require_normal(report: Report, layer: int, matrix: Array, deviations: Sequence[float]) -> None:
    """Test mean, deviation and tails of one matrix; see the top of this module for the chances."""
    n = matrix.shape[1]
    scaled = matrix * np.sqrt(n)
    count = scaled.size
    mean, square = float(scaled.mean()), float(np.sum(scaled**2))
    is_centred = abs(mean) * np.sqrt(count) <= stats.norm.isf(RARE / 2)
    low, high = stats.chi2.ppf(RARE / 2, count), stats.chi2.isf(RARE / 2, count)
    spread = float(matrix.std())
    tails = int(np.sum(np.abs(matrix - matrix.mean()) > BEYOND * spread)) if spread else 0
    few, many = stats.binom.ppf(RARE / 2, count, SHARE_BEYOND), stats.binom.isf(RARE / 2, count, SHARE_BEYOND)
    has_tails = few <= tails <= many
    known = _known_slip(deviations, has_tails, matrix)
    report.require(
        is_centred or known == "initialize.uniform_positive",
        text(
            f"the mean of the {count} weights of w[{layer}] is {matrix.mean():.3g}; expected 0",
            f"w[{layer}] 的 {count} 个权重的均值是 {matrix.mean():.3g}，应为 0",
        ),
        mistake="initialize.off_centre" if has_tails else None,
    )
    report.require(
        low <= square <= high,
        text(
            f"the standard deviation of the {count} weights of w[{layer}] is {spread:.3g}; expected "
            f"1/sqrt({n}) = {1 / np.sqrt(n):.3g}",
            f"w[{layer}] 的 {count} 个权重的标准差是 {spread:.3g}，应为 1/sqrt({n}) = {1 / np.sqrt(n):.3g}",
        ),
        mistake=known,
    )
    report.require(
        has_tails,
        _tails_said(layer, tails, count),
        mistake="initialize.uniform_scaled" if tails < few else None,
    )


def _tails_said(layer: int, tails: int, count: int) -> Text:
    expected = SHARE_BEYOND * count
    return text(
        f"{tails} of the {count} weights of w[{layer}] lie more than two deviations from the mean; of normal numbers "
        f"about {expected:.0f} do",
        f"w[{layer}] 的 {count} 个权重中有 {tails} 个偏离均值超过两倍标准差；若是正态分布，应有约 {expected:.0f} 个",
    )


def _known_slip(deviations: Sequence[float], has_tails: bool, matrix: Array) -> str | None:
    """Find the known slip whose deviations these are, in every layer."""
    pairs = list(zip(SIZES, SIZES[1:], strict=False))
    if matrix.min() >= 0.0 and not has_tails:
        return "initialize.uniform_positive"
    slips = {
        "initialize.not_scaled": [1.0 for _ in pairs],
        "initialize.scaled_by_receivers": [n_next**-0.5 for _, n_next in pairs],
        "initialize.scaled_by_both": [(n + n_next) ** -0.5 for n, n_next in pairs],
        "initialize.xavier": [(2 / (n + n_next)) ** 0.5 for n, n_next in pairs],
        "initialize.he": [(2 / n) ** 0.5 for n, _ in pairs],
        "initialize.divided_by_n": [1 / n for n, _ in pairs],
        "initialize.root_of_deviation": [n**-0.25 for n, _ in pairs],
        "initialize.multiplied": [n**0.5 for n, _ in pairs],
        "initialize.hundredth": [0.01 for _ in pairs],
        "initialize.tenth": [0.1 for _ in pairs],
        "initialize.first_layer_everywhere": [SIZES[0] ** -0.5 for _ in pairs],
    }
    if not has_tails:
        slips = {
            "initialize.uniform_around_zero": [12**-0.5 for _ in pairs],
            "initialize.uniform_minus_one_to_one": [3**-0.5 for _ in pairs],
            "initialize.uniform_to_deviation": [(3 * n) ** -0.5 for n, _ in pairs],
        }
    fitting = [
        name
        for name, wanted in slips.items()
        if all(abs(got / want - 1) < NEAR for got, want in zip(deviations, wanted, strict=True))
    ]
    return fitting[0] if len(fitting) == 1 else None
