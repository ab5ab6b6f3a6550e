"""What can be said of wrong answers that no known mistake explains: in which respect they are right after all.

Each observation must hold for every wrong answer, and for no right one where it speaks of a condition; so it may be
coarse, but it is true. None tells an expected number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks.comparison import SINGLE_TOLERANCE, TOLERANCE, agree, aligned, as_numbers
from grader.course.reference import Reference
from grader.judging.diagnosis.versions import Parts, Version, right
from grader.judging.remembered import Returned
from grader.session.student import Call
from grader.session.wire import Array
from grader.text import Text, text

RIGHT_FOR_ONE_SAMPLE = text(
    "It is right for one sample and wrong for several side by side.", "只有一个样本时是对的，多个样本并排时不对。"
)
MOST = 2  # observations that are told: the first ones say the most
LARGE = 5.0  # |z| from here on is a saturated neuron


@dataclass(frozen=True, slots=True)
class Seen:
    """One call: the student's results beside the right ones."""

    call: Call
    want: list[Any]

    @property
    def is_right(self) -> bool:
        """Whether every result is right."""
        return agree(list(self.call.results), self.want)


def observe(
    reference: Reference, function: str, names: tuple[Sequence[str], Sequence[str]], calls: Sequence[Call], parts: Parts
) -> Text:
    """Say what the wrong answers of a function have in common.

    Parameters
    ----------
    names : of its arguments, and of its results
    calls : all that was seen of it
    parts : what the reference is to run on
    """
    version = right(reference, function)
    seen = []
    for call in calls:
        if call.failure is None and (wanted := version.answer(call.args, parts)) is not None:
            seen.append(Seen(call, wanted.results[: len(call.results)]))  # the first alone, where that was asked for
    wrong = [one for one in seen if not one.is_right]
    fine = [one for one in seen if one.is_right]
    failed = [call for call in calls if _raised(call)]
    said = list(_of_conditions(wrong, fine, failed, names[0])) if wrong or failed else []
    if wrong:
        said = [*_of_results(wrong, names[1]), *_of_numbers(wrong), *_of_counts(version, wrong, names[0], parts), *said]
    return Text.sentences(said[:MOST])


def _raised(call: Call) -> bool:
    """Tell whether a call's own code raised; one that outran a limit says nothing of its answer."""
    error = call.failure.error if call.failure is not None else None
    return error is not None and not error.missing


def _of_results(wrong: Sequence[Seen], names: Sequence[str]) -> Iterator[Text]:
    """Say which of several results are right."""
    names = names[: min(len(one.want) for one in wrong)]
    if len(names) < 2:
        return
    is_right = [all(agree(one.call.results[i], one.want[i]) for one in wrong) for i in range(len(names))]
    if any(is_right):
        good = [name for name, fine in zip(names, is_right, strict=True) if fine]
        bad = [name for name, fine in zip(names, is_right, strict=True) if not fine]
        yield text(
            f"{', '.join(good)} is right; {', '.join(bad)} is not.",
            f"{'、'.join(good)} 是对的，{'、'.join(bad)} 不对。",
        )


def _of_numbers(wrong: Sequence[Seen]) -> Iterator[Text]:
    """Say how the wrong numbers are related to the right ones."""
    pairs = [pair for one in wrong for pair in _wrong_arrays(one)]
    if not pairs:
        return
    if any(not np.isfinite(got).all() and np.isfinite(want).all() for got, want in pairs):
        yield text("Some numbers are NaN or infinite.", "有些数是 NaN 或无穷大。")
        return
    if all(got.size == 0 for got, _ in pairs):
        yield text("The result is empty: is it ever assigned?", "结果是空的：它被赋过值吗？")
        return
    if any(got.size == 0 for got, _ in pairs):
        return
    if all(_nearly(got, want) for got, want in pairs):
        yield text(
            "The numbers agree to about seven digits and no further: is something computed in float32, or rounded?",
            "数值大约只有前七位相同：是否有一步用了 float32，或做了四舍五入？",
        )
        return
    if all(not got.any() for got, _ in pairs):
        yield text("All numbers are 0: is the result ever assigned?", "所有的数都是 0：结果被赋过值吗？")
        return
    if all(_same(got.T, want) and got.ndim == 2 for got, want in pairs):
        yield text("The numbers are right, but transposed.", "数值是对的，但被转置了。")
        return
    yield from _of_factors(wrong)


def _of_factors(wrong: Sequence[Seen]) -> Iterator[Text]:
    """Say if the answers are right up to a factor: a sign, a constant, a number of samples."""
    factors, columns = [], []
    wanted: list[Array] = []
    for one in wrong:
        for got, want in _wrong_arrays(one):
            factor = _factor(got, want)
            if factor is None:
                return
            factors.append(factor)
            wanted.append(np.ravel(want))
            columns.append(_columns(one.call))
    if np.unique(np.round(np.concatenate(wanted), 12)).size < 2:  # any one number is a multiple of any other
        return
    first = factors[0]
    if _all(factor == -1 for factor in factors):
        yield text("The numbers are right up to the sign.", "除了符号相反，数值都是对的。")
    elif _all(np.isclose(factor, first, rtol=1e-6) for factor in factors):
        yield text(
            f"Every number is {_called(first)} what it should be: look for a constant factor.",
            f"每个数都是应有值的 {_called_zh(first)}：检查常数因子。",
        )
    elif _all(np.isclose(f * m, 1, rtol=1e-6) for f, m in zip(factors, columns, strict=True)):
        yield text(
            "The numbers are right up to a factor 1/m, m the number of samples.", "数值只差一个因子 1/m（m 是样本数）。"
        )
    elif _all(np.isclose(f, m, rtol=1e-6) for f, m in zip(factors, columns, strict=True)):
        yield text("The numbers are right up to a factor m, the number of samples.", "数值只差一个因子 m（样本数）。")


def _of_counts(version: Version, wrong: Sequence[Seen], names: Sequence[str], parts: Parts) -> Iterator[Text]:
    """Say if the answers are right for a count one higher or lower: ``epochs``, ``batch_size``."""
    for position, name in enumerate(names):
        for step in (1, -1):
            others = [_with_count(one.call, position, step) for one in wrong]
            if all(args is not None for args in others) and all(
                _agrees(version.answer(args, parts), one)
                for one, args in zip(wrong, others, strict=True)
                if args is not None
            ):
                more, zh = ("one more", "多 1") if step > 0 else ("one fewer", "少 1")
                yield text(
                    f"The results are those of {more} in {name} than was asked for.",
                    f"结果相当于 {name} 比要求的{zh}。",
                )


def _with_count(call: Call, position: int, step: int) -> list[Any] | None:
    """Give the arguments with one whole number changed by one, or None."""
    args = list(call.args)
    value = args[position] if position < len(args) else None
    if type(value) is not int or value + step < 0:
        return None
    args[position] = value + step
    return args


def _agrees(returned: Returned | None, one: Seen) -> bool:
    return returned is not None and agree(list(one.call.results), returned.results)


def _of_conditions(
    wrong: Sequence[Seen], fine: Sequence[Seen], failed: Sequence[Call], names: Sequence[str]
) -> Iterator[Text]:
    """Say under which condition on the inputs the answers are wrong."""
    bad = [one.call for one in wrong] + list(failed)
    if fine and _all(_columns(call) > 1 for call in bad) and _all(_columns(one.call) == 1 for one in fine):
        yield RIGHT_FOR_ONE_SAMPLE
    if fine and _all(_is_square(one.call) for one in fine) and not any(map(_is_square, bad)):
        yield text(
            "It is right where the first matrix is square, and only there: is something transposed?",
            "只有当第一个矩阵是方阵时才对：是否有什么该转置而没有转置？",
        )
    if wrong:
        yield from _of_elements(wrong, fine, names)


def _of_elements(wrong: Sequence[Seen], fine: Sequence[Seen], names: Sequence[str]) -> Iterator[Text]:
    """Say if the wrong numbers are those where an argument of the same shape is positive, negative or large."""
    for position, name in enumerate(names):
        values, errors = [], []
        for one in (*wrong, *fine):
            given = as_numbers(one.call.args[position]) if position < len(one.call.args) else None
            if given is None or given.ndim != 2 or len(one.want) != 1:
                break
            got, want = as_numbers(one.call.results[0]), as_numbers(one.want[0])
            fitted = aligned(got, want) if got is not None and want is not None else None
            if fitted is None or want is None or want.shape != given.shape:
                break
            values.append(given.ravel())
            off = np.abs(fitted - want) / np.maximum(1.0, np.abs(want))
            errors.append(~(off <= TOLERANCE).ravel())
        else:
            at, off = np.concatenate(values), np.concatenate(errors)
            if off.all() or not off.any():
                continue
            if np.array_equal(off, at > 0):
                yield text(f"It is wrong just where {name} > 0.", f"恰好在 {name} > 0 的地方不对。")
            elif np.array_equal(off, at < 0):
                yield text(f"It is wrong just where {name} < 0.", f"恰好在 {name} < 0 的地方不对。")
            elif np.abs(at[off]).min() > max(LARGE, np.abs(at[~off]).max() / 2):
                yield text(f"It is wrong only where |{name}| is large.", f"只在 |{name}| 很大的地方不对。")


def _wrong_arrays(one: Seen) -> list[tuple[Array, Array]]:
    """Pair the arrays of the results that are wrong with the right ones, as far as they can be compared."""
    found = []
    for got, want in zip(one.call.results, one.want, strict=False):
        if not agree(got, want):
            got_array, want_array = as_numbers(got), as_numbers(want)
            if got_array is None or want_array is None:
                return []
            found.append((got_array, want_array))
    return found


def _same(got: Array, want: Array) -> bool:
    return got.shape == want.shape and agree(got, want)


def _nearly(got: Array, want: Array) -> bool:
    fitted = aligned(got, want)
    return fitted is not None and agree(fitted, want, SINGLE_TOLERANCE)


def _factor(got: Array, want: Array) -> float | None:
    """Give the one number by which every number is too large, or None."""
    fitted = aligned(got, want)
    if fitted is None or not np.isfinite(fitted).all() or not np.any(want):
        return None
    factor = float(np.sum(fitted * want) / np.sum(want * want))
    if factor == 0 or not agree(fitted, factor * want):
        return None
    return round(factor) if np.isclose(factor, round(factor), rtol=1e-9) else factor


def _columns(call: Call) -> int:
    """Count the samples: the columns of the last matrix among the arguments."""
    matrices = [argument for argument in call.args if isinstance(argument, np.ndarray) and argument.ndim == 2]
    return int(matrices[-1].shape[1]) if matrices else 0


def _is_square(call: Call) -> bool:
    first = call.args[0] if call.args else None
    return isinstance(first, np.ndarray) and first.ndim == 2 and first.shape[0] == first.shape[1]


def _all(conditions: Iterator[Any]) -> bool:
    return all(bool(condition) for condition in conditions)


def _called(factor: float) -> str:
    named = {0.5: "half of", 2: "twice", 0.25: "a quarter of", -0.5: "minus half of", -2: "minus twice"}
    return next((said for value, said in named.items() if np.isclose(factor, value)), f"{factor:.6g} times")


def _called_zh(factor: float) -> str:
    named = {0.5: "一半", 2: "两倍", 0.25: "四分之一", -0.5: "负的一半", -2: "负的两倍"}
    return next((said for value, said in named.items() if np.isclose(factor, value)), f"{factor:.6g} 倍")
