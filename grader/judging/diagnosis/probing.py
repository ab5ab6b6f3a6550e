"""Asking a student's function further, on inputs chosen so that the candidates differ."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from grader.checks.comparison import as_numbers
from grader.judging.diagnosis.versions import NO_PARTS, Parts, Version, effort, is_given
from grader.judging.remembered import Returned
from grader.outcome import Verdict
from grader.session.host import CallFailed
from grader.session.student import Call
from grader.session.wire import Array

PROBES = 40  # inputs that are tried on the candidates
QUESTIONS = 6  # of those, at most, that go to the student's code
DOUBLE_CHECK = 2  # questions to the last candidate that is left
SMALLEST = 4  # calls that are cut down to one sample and one epoch, at most

Ask = Callable[[Sequence[Any]], Call]  # raises CallFailed


def narrowed(
    candidates: Sequence[Version], right: Version, ask: Ask, calls: Sequence[Call], parts: Parts = NO_PARTS
) -> list[Version]:
    """Keep the candidates that go on like the student's function; none, if it turns out to be something else.

    Parameters
    ----------
    right : the reference's own version, from which a single candidate is to be told
    calls : the calls with wrong answers; further inputs are like theirs
    """
    left = list(candidates)
    rng = np.random.default_rng(zlib.crc32(right.function.encode()))  # the same questions whenever it is graded
    asked = 0
    for number in range(PROBES):
        if not left or asked == QUESTIONS or (asked >= DOUBLE_CHECK and len(left) == 1):
            break
        args = [further(argument, rng) for argument in calls[number % len(calls)].args]
        if not _tell_apart([right, *left] if len(left) == 1 else left, args, parts):
            continue
        asked += 1
        try:
            call = ask(args)
        except CallFailed:
            continue
        left = [version for version in left if version.explains([call], parts)]
    return left


def further(argument: Any, rng: np.random.Generator) -> Any:
    """Draw another argument of its kind: counts stay, rates change, arrays get other numbers of their own range."""
    if isinstance(argument, list):
        return [further(item, rng) for item in argument]
    if type(argument) is float:
        return argument * float(np.exp(rng.uniform(-2.0, 2.0)))
    if not isinstance(argument, np.ndarray) or not argument.size:
        return argument
    shuffled: Array = rng.permutation(argument.ravel()).reshape(argument.shape)
    if np.array_equal(argument, np.round(argument)):
        return shuffled  # zeros and ones stay zeros and ones
    # a common scale too: small numbers hide what is cut off or saturated, large ones what is added
    return shuffled * rng.uniform(0.5, 1.5, size=argument.shape) * np.exp(rng.uniform(-1.0, 2.5))


def smallest(
    calls: Sequence[Call], right: Version, ask: Ask, places: Sequence[int], parts: Parts = NO_PARTS
) -> Call | None:
    """Ask what one of these calls asks, of one sample, for one epoch; None where the function gives no such answer.

    Parameters
    ----------
    right : the reference's own version, which has to give an answer too
    places : positions of the arguments that hold places in an array, such as the order of the samples
    """
    asked = 0
    for call in sorted(calls, key=effort):
        if asked == SMALLEST:
            break
        args = [
            np.zeros((1, 1), dtype=np.int64) if at in places else cut(argument) for at, argument in enumerate(call.args)
        ]
        returned = right.answer(args, parts)
        if returned is None:
            continue
        asked += 1
        try:
            answer = ask(args)
        except CallFailed as failure:
            if failure.verdict is not Verdict.ERROR:  # one that does not end is not asked again
                return None
            continue
        if _is_built_like(answer.results, returned.results):
            return answer
    return None


def _is_built_like(answer: Sequence[Any], wanted: Sequence[Any]) -> bool:
    """Tell whether what came of an answer are lists of as many matrices."""
    return len(answer) <= len(wanted) and all(
        len(one) == len(other)
        for one, other in zip(answer, wanted, strict=False)
        if isinstance(one, list) and isinstance(other, list)
    )


def cut(argument: Any) -> Any:
    """Give the first column of an array, and 1 for a larger count; weights come in lists, and stay."""
    if isinstance(argument, np.ndarray) and argument.ndim == 2:
        return argument[:, :1].copy()
    return min(argument, 1) if type(argument) is int else argument


def _tell_apart(versions: Sequence[Version], args: Sequence[Any], parts: Parts) -> bool:
    """Tell whether two versions differ on these inputs, by more than one of them giving nothing but zeros."""
    first, *others = (version.answer(args, parts) for version in versions)
    if first is None:
        return any(other is not None for other in others)
    if any(other is not None and not _any_number(other) for other in others):
        return False
    return any(other is None or _differ(first, other) for other in others)


def _any_number(returned: Returned) -> bool:
    return any(array.any() for result in returned.results if (array := as_numbers(result)) is not None) or any(
        isinstance(result, list) for result in returned.results
    )


def _differ(one: Returned, other: Returned) -> bool:
    return not is_given(Call("", (), tuple(one.results)), other)
