"""Wrong versions of the reference that can be run beside a student's function, alone and in pairs."""

from __future__ import annotations

import itertools
import math
import types
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from grader.checks.assignment import Assignment
from grader.checks.comparison import SINGLE_TRAINING_TOLERANCE, TOLERANCE, agree, is_single
from grader.course.mistakes import Mistake
from grader.course.reference import Functions, Reference
from grader.errors import AssignmentError
from grader.session.student import Call

Parts = Mapping[str, Callable[..., Any]]  # what stands in for the reference's own functions
NO_PARTS: Parts = types.MappingProxyType({})


@dataclass(frozen=True, eq=False)
class Version:
    """One function of the reference with some mistakes made in it; with none, the right one."""

    reference: Reference
    function: str
    mistakes: tuple[Mistake, ...]
    code: types.CodeType | None  # of the function alone
    codes_of_parts: tuple[types.CodeType | None, ...] = ()  # of wrong versions of what it is built of
    parts: tuple[str, ...] = ()  # the names of those

    def fresh(self, parts: Parts = NO_PARTS) -> Functions:
        """Make a copy of the reference with the mistakes in it, running on other parts: nothing is left from before."""
        functions = self.reference.functions()
        functions.with_parts(parts)
        for code in (*self.codes_of_parts, self.code):
            if code is not None:
                functions.run(code)
        return functions

    def explains(self, calls: Sequence[Call], parts: Parts = NO_PARTS) -> bool:
        """Tell whether it gives the results of every call, made one after the other."""
        run = self.fresh(parts)[self.function]
        return all(gives(run, call) for call in calls)


def right(reference: Reference, function: str) -> Version:
    """Give the version without a mistake."""
    return Version(reference, function, (), None)


def singles(assignment: Assignment, function: str) -> tuple[Version, ...]:
    """Give the versions of a function with one mistake each."""
    assert assignment.reference is not None
    known = [known for known in assignment.mistakes if function in known.functions]
    return tuple(single(assignment.reference, mistake, function) for mistake in known)


def pairs(assignment: Assignment, function: str) -> Iterator[Version]:
    """Give the versions with two mistakes each, where both can be made at once."""
    assert assignment.reference is not None
    known = [known for known in assignment.mistakes if function in known.functions]
    for first, second in itertools.combinations(known, 2):
        version = joint(assignment.reference, first, second, function)
        if version is not None:
            yield version


@lru_cache(maxsize=4096)
def single(reference: Reference, known: Mistake, function: str) -> Version:
    """Give the version of a function with one mistake.

    Raises
    ------
    AssignmentError
        If the mistake changes nothing in it.
    """
    source = edit(reference.source_of(function), known, function)
    if source is None:
        known.source(reference, function)  # says which text is gone
        raise AssignmentError(f"{known.id} changes nothing in {function}")
    return Version(reference, function, (known,), reference.compiled(function, source))


@lru_cache(maxsize=16384)
def joint(reference: Reference, first: Mistake, second: Mistake, function: str) -> Version | None:
    """Give the version with both mistakes; None where one leaves no room for the other."""
    for one, other in ((first, second), (second, first)):
        once = edit(reference.source_of(function), one, function)
        twice = once and edit(once, other, function)
        if twice:
            try:
                return Version(reference, function, (first, second), reference.compiled(function, twice))
            except AssignmentError:  # together they are no Python
                continue
    return None


def edit(source: str, known: Mistake, function: str) -> str | None:
    """Make a mistake in the source of a function; None where a text that it replaces is not there."""
    for old, new in known.edits[function].items():
        if old not in source:
            return None
        source = source.replace(old, new)
    return source


def gives(run: Callable[..., Any], call: Call) -> bool:
    """Tell whether a function gives what the call gave: results, and arguments afterwards where they are known.

    Where the call failed there is nothing to compare: Octave refuses what NumPy broadcasts, and the other way round.
    """
    if call.failure is not None:
        return True
    returned = results(run, call.args)
    if returned is None:
        return False
    given = list(call.results)
    tolerance = SINGLE_TRAINING_TOLERANCE if is_single(given) else TOLERANCE
    after = list(call.after) if call.after is not None else returned.args
    return agree(given, returned.results, tolerance) and agree(after, returned.args, tolerance)


@dataclass(frozen=True, slots=True)
class Returned:
    """What a function in this process gave: its results, and the arguments as it left them."""

    results: list[Any]
    args: list[Any]


def results(run: Callable[..., Any], args: Sequence[Any]) -> Returned | None:
    """Call a function of ours with copies of these arguments; None where it cannot compute with them."""
    own = [copied(argument) for argument in args]
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            returned = run(*own)
    except Exception:
        return None
    return Returned(list(returned) if isinstance(returned, tuple) else [returned], own)


def copied(argument: Any) -> Any:
    """Copy an argument, so that the function may do with it what it likes."""
    if isinstance(argument, np.ndarray):
        return argument.copy()
    return [copied(item) for item in argument] if isinstance(argument, list | tuple) else argument


def effort(call: Call) -> float:
    """Tell which calls take little time: those with few numbers and small counts, such as of epochs."""
    counts = [argument for argument in call.args if isinstance(argument, int)]
    return math.prod(max(1, count) for count in counts) * float(_size(call.args))


def _size(value: Any) -> int:
    return sum(map(_size, value)) if isinstance(value, list | tuple) else int(np.size(value))
