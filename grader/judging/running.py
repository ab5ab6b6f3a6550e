"""Functions run here on the arguments of a call: whether they give its results and heed what they are given."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from grader.checks.comparison import SINGLE_TRAINING_TOLERANCE, TOLERANCE, agree, is_single
from grader.judging.parts import OutOfQuestions
from grader.judging.remembered import copied
from grader.session.student import Call
from grader.session.wire import numbers


def is_constant(calls: Sequence[Call]) -> bool:
    """Tell whether calls gave one number over and over."""
    answers = [array.ravel() for call in calls for result in call.results for array in numbers(result)]
    given = np.concatenate(answers) if answers else np.zeros(0)
    return given.size > 1 and np.unique(given).size == 1 and bool(np.isfinite(given).all())


def all_agree(algorithm: Callable[..., Any], calls: Sequence[Call]) -> bool:
    """Tell whether an algorithm gives the results of all these calls, and leaves the arguments as they did."""
    return all(_agrees(algorithm, call) for call in calls)


def _agrees(algorithm: Callable[..., Any], call: Call) -> bool:
    """Tell whether an algorithm gives the results of a call, and leaves the arguments as the call left them."""
    args = [copied(argument) for argument in call.args]
    wanted = _run(algorithm, args)
    if wanted is None or (call.after is not None and not agree(list(call.after), args, 0.0)):
        return False
    tolerance = SINGLE_TRAINING_TOLERANCE if is_single(list(call.results)) else TOLERANCE
    return agree(list(call.results), list(wanted)[: len(call.results)], tolerance)  # those that came


def other_data(args: Sequence[Any], draw: int = 0) -> tuple[Any, ...]:
    """Draw the samples among the arguments anew; weights come in lists, and stay."""
    rng = np.random.default_rng(draw)
    return tuple(
        arg + rng.normal(size=arg.shape) if isinstance(arg, np.ndarray) and arg.dtype.kind == "f" else arg
        for arg in args
    )


def one_by_one(args: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    """Give the same arguments with one array at a time drawn anew."""
    for index, drawn in enumerate(other_data(args)):
        if drawn is not args[index]:
            yield (*args[:index], drawn, *args[index + 1 :])


def heeds(function: Callable[..., Any], args: Sequence[Any], other: Sequence[Any]) -> bool:
    """Tell whether a function's answer differs; one that raises heeds nothing."""
    here, there = attempt(function, args), attempt(function, other)
    return here is not None and there is not None and not agree(list(here), list(there))


def attempt(algorithm: Callable[..., Any], args: Sequence[Any]) -> tuple[Any, ...] | None:
    """Give the results for copies of these arguments; see `_run`."""
    return _run(algorithm, [copied(argument) for argument in args])


def _run(algorithm: Callable[..., Any], args: Sequence[Any]) -> tuple[Any, ...] | None:
    """Give the results; None where a part of the student's raised, or gave what the reference cannot compute with.

    Raises
    ------
    OutOfQuestions
        If the parts may not be asked as often as that takes: nothing is known then.
    """
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            answer = algorithm(*args)
    except OutOfQuestions:
        raise
    except Exception:
        return None
    return answer if isinstance(answer, tuple) else (answer,)
