"""First weights, judged by statistics: what is drawn cannot be compared with right numbers, one by one.

初始权重：用统计量判断随机数。

How often a right answer is turned down by chance: a matrix of N weights, multiplied by sqrt(n), is N standard normal
numbers if it is right. Its mean over its deviation, times sqrt(N), is as good as a standard normal number; the sum of
squares follows the chi-square law with N degrees of freedom; the number of those beyond two deviations follows the
binomial law (a little closer, as mean and deviation are its own). Each of the three is turned down beyond quantiles of
probability ``RARE`` in all. A grading run makes 24 such tests: less than 3e-7 together.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from networks import as_sizes
from scipy import stats

from grader.checking import Array, Report, Student, Text, text

RARE = 1e-8  # probability with which one right matrix fails one test
BEYOND = 2.0  # deviations from which on a weight is in the tails
SHARE_BEYOND = 2 * stats.norm.sf(BEYOND)  # 4.6 % of normal numbers
NEAR = 0.1  # a deviation this close to that of a known slip is taken for it; its own chance error is far below


def weights(student: Student, report: Report, sizes: Sequence[int], seed: int) -> list[Array]:
    """Ask for weights, and demand matrices of the right shapes with finite numbers in them."""
    answer = student.initialize(as_sizes(student, sizes), seed)
    found = report.matrices(answer, len(sizes) - 1, name="w")
    wanted = [(n_next, n) for n, n_next in zip(sizes, sizes[1:], strict=False)]
    shapes = [matrix.shape for matrix in found]
    report.require(
        shapes == wanted or shapes != [size[::-1] for size in wanted],
        text(
            f"w[0] has shape {shapes[0]}, expected {wanted[0]}: rows are the receiving neurons",
            f"w[0] 的形状是 {shapes[0]}，应为 {wanted[0]}：行对应接收神经元",
        ),
        mistake="initialize.transposed",
    )
    for layer, (matrix, size) in enumerate(zip(found, wanted, strict=True)):
        report.shape(matrix, size, name=f"w[{layer}]")
        finite = text(f"w[{layer}] is not finite", f"w[{layer}] 含有非有限的数")
        report.require(np.isfinite(matrix).all(), finite)
    return found


def require_random(report: Report, w: Sequence[Array]) -> None:
    """Demand that nearly every number is another one: no constants, and no row or column over and over."""
    for layer, matrix in enumerate(w):
        zeros = text(f"all numbers of w[{layer}] are 0", f"w[{layer}] 全是 0")
        report.require(matrix.any(), zeros, mistake="initialize.zeros")
        different = np.unique(matrix).size
        same = text(f"all numbers of w[{layer}] are the same", f"w[{layer}] 的数全都一样")
        report.require(different > 1 or matrix.size == 1, same, mistake="initialize.constant")
        whole = np.array_equal(matrix, np.round(matrix))
        report.require(
            # in single precision too, fewer than one in a thousand is drawn twice
            different >= 0.9 * matrix.size,
            text(
                f"w[{layer}] holds {different} different numbers in {matrix.size} places: they repeat",
                f"w[{layer}] 的 {matrix.size} 个位置上只有 {different} 个不同的数：有重复",
            ),
            mistake="initialize.whole" if whole else "initialize.rows_repeated",
        )


def require_normal(report: Report, w: Sequence[Array], sizes: Sequence[int]) -> None:
    """Demand normal numbers of mean 0 and deviation 1/sqrt(n_l); the top of this module says with which chances."""
    tails = [_tails(matrix) for matrix in w]
    for layer, (matrix, n) in enumerate(zip(w, sizes, strict=False)):
        count, spread = matrix.size, float(matrix.std())
        few, many = _quantiles(stats.binom(count, SHARE_BEYOND))
        known = _known_slip(w, sizes, few <= tails[layer] <= many)
        report.require(
            abs(matrix.mean()) * np.sqrt(count) <= spread * stats.norm.isf(RARE / 2),
            text(
                f"the mean of the {count} weights of w[{layer}] is {matrix.mean():.3g}, expected 0",
                f"w[{layer}] 的 {count} 个权重的均值是 {matrix.mean():.3g}，应为 0",
            ),
            mistake=known,
        )
        low, high = _quantiles(stats.chi2(count))
        report.require(
            low <= n * np.sum(matrix**2) <= high,
            text(
                f"the standard deviation of the {count} weights of w[{layer}] is {spread:.3g}, expected 1/sqrt({n}) = "
                f"{1 / np.sqrt(n):.3g}",
                f"w[{layer}] 的 {count} 个权重的标准差是 {spread:.3g}，应为 1/sqrt({n}) = {1 / np.sqrt(n):.3g}",
            ),
            mistake=known,
        )
        report.require(
            few <= tails[layer] <= many,
            _said_of_tails(layer, tails[layer], count),
            mistake="initialize.uniform_scaled" if tails[layer] < few else None,
        )


def _quantiles(law: object) -> tuple[float, float]:
    """Give the two ends outside of which lies ``RARE`` of the probability."""
    return float(law.ppf(RARE / 2)), float(law.isf(RARE / 2))  # type: ignore[attr-defined]


def _tails(matrix: Array) -> int:
    """Count the numbers that lie more than `BEYOND` deviations from the mean."""
    return int(np.sum(np.abs(matrix - matrix.mean()) > BEYOND * matrix.std()))


def _said_of_tails(layer: int, tails: int, count: int) -> Text:
    expected = SHARE_BEYOND * count
    return text(
        f"{tails} of the {count} weights of w[{layer}] lie more than two deviations from the mean; of normal numbers "
        f"about {expected:.0f} do",
        f"w[{layer}] 的 {count} 个权重中有 {tails} 个偏离均值超过两倍标准差；若是正态分布，应有约 {expected:.0f} 个",
    )


def _known_slip(w: Sequence[Array], sizes: Sequence[int], has_tails: bool) -> str | None:
    """Find the known slip whose deviations these are, in every layer."""
    if min(matrix.min() for matrix in w) >= 0.0:
        to_one = all(matrix.max() <= 1.0 and abs(matrix.mean() - 0.5) < NEAR for matrix in w)
        return "initialize.uniform_positive" if to_one else "initialize.positive"
    pairs = list(zip(sizes, sizes[1:], strict=False))
    slips = {
        "not_scaled": [1.0 for _ in pairs],
        "scaled_by_receivers": [n_next**-0.5 for _, n_next in pairs],
        "scaled_by_both": [(n + n_next) ** -0.5 for n, n_next in pairs],
        "xavier": [(2 / (n + n_next)) ** 0.5 for n, n_next in pairs],
        "he": [(2 / n) ** 0.5 for n, _ in pairs],
        "divided_by_n": [1 / n for n, _ in pairs],
        "root_of_deviation": [n**-0.25 for n, _ in pairs],
        "multiplied": [n**0.5 for n, _ in pairs],
        "hundredth": [0.01 for _ in pairs],
        "tenth": [0.1 for _ in pairs],
        "first_layer_everywhere": [sizes[0] ** -0.5 for _ in pairs],
    }
    without_tails = {
        "uniform_around_zero": [12**-0.5 for _ in pairs],
        "uniform_minus_one_to_one": [3**-0.5 for _ in pairs],
        "uniform_to_deviation": [(3 * n) ** -0.5 for n, _ in pairs],
    }
    fitting = [
        name
        for name, deviations in (slips if has_tails else without_tails).items()
        if all(abs(matrix.std() / wanted - 1) < NEAR for matrix, wanted in zip(w, deviations, strict=True))
    ]
    return f"initialize.{fitting[0]}" if len(fitting) == 1 else None
