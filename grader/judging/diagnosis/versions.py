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
    variants: tuple[int, ...] = (0,)  # in which of its ways each mistake is made
    places: int = 0  # in how many parts, each mistake counted for itself

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
        return self.fails(calls, parts) is None

    def fails(self, calls: Sequence[Call], parts: Parts = NO_PARTS) -> Call | None:
        """Give the first of these calls, made one after the other, whose results it does not give."""
        run = self.fresh(parts)[self.function]
        return next((call for call in calls if not gives(run, call)), None)


def right(reference: Reference, function: str) -> Version:
    """Give the version without a mistake."""
    return Version(reference, function, (), None)


def singles(assignment: Assignment, function: str) -> tuple[Version, ...]:
    """Give the versions of a function with one mistake each."""
    assert assignment.reference is not None
    return tuple(
        version
        for known in assignment.mistakes
        if function in known.functions
        for version in made(assignment.reference, known, function)
    )


def made(reference: Reference, known: Mistake, function: str) -> Iterator[Version]:
    """Give the versions with one mistake, made in each of its ways that has room in this reference."""
    yield single(reference, known, function)
    source = reference.source_of(function)
    for variant in range(1, len(known.variants(function))):
        if edit(source, known, function, variant) is not None:
            yield single(reference, known, function, variant)


def pairs(assignment: Assignment, function: str) -> Iterator[Version]:
    """Give the versions with two mistakes each, where both can be made at once."""
    assert assignment.reference is not None
    known = [known for known in assignment.mistakes if function in known.functions]
    for first, second in itertools.combinations(known, 2):
        version = joint(assignment.reference, first, second, function)
        if version is not None:
            yield version


@lru_cache(maxsize=4096)
def single(reference: Reference, known: Mistake, function: str, variant: int = 0) -> Version:
    """Give the version of a function with one mistake, made in one of its ways.

    Raises
    ------
    AssignmentError
        If the mistake changes nothing in it.
    """
    source = edit(reference.source_of(function), known, function, variant)
    if source is None:
        known.source(reference, function, variant)  # says which text is gone
        raise AssignmentError(f"{known.id} changes nothing in {function}")
    return Version(reference, function, (known,), reference.compiled(function, source), variants=(variant,))


@lru_cache(maxsize=16384)
def joint(
    reference: Reference, first: Mistake, second: Mistake, function: str, variants: tuple[int, int] = (0, 0)
) -> Version | None:
    """Give the version with both mistakes; None where one leaves no room for the other."""
    here, there = variants
    for (one, its), (other, others) in (((first, here), (second, there)), ((second, there), (first, here))):
        once = edit(reference.source_of(function), one, function, its)
        twice = once and edit(once, other, function, others)
        if twice:
            try:
                code = reference.compiled(function, twice)
            except AssignmentError:  # together they are no Python
                continue
            return Version(reference, function, (first, second), code, variants=variants)
    return None


def both(one: Version, other: Version) -> Version | None:
    """Give the version with the mistakes of two, made in a composite or in its parts; None where there is no room."""
    (first,), (second,) = one.mistakes, other.mistakes
    variants = (*one.variants, *other.variants)
    code = one.code or other.code
    if one.code is not None and other.code is not None:
        together = joint(one.reference, first, second, one.function, variants)
        if together is None:
            return None
        code = together.code
    codes = dict(zip(one.parts, one.codes_of_parts, strict=True))
    for part, its in zip(other.parts, other.codes_of_parts, strict=True):
        if part in codes:
            shared = joint(one.reference, first, second, part, variants)
            if shared is None:
                return None
            codes[part] = shared.code
        else:
            codes[part] = its
    return Version(
        one.reference,
        one.function,
        (first, second),
        code,
        tuple(codes.values()),
        tuple(codes),
        variants,
        one.places + other.places,
    )


def edit(source: str, known: Mistake, function: str, variant: int = 0) -> str | None:
    """Make a mistake in the source of a function; None where a text that it replaces is not there."""
    for old, new in known.variants(function)[variant].items():
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
    wanted = returned.results[: len(given)]  # the first alone, where a check asked for no more
    return agree(given, wanted, tolerance) and agree(after, returned.args, tolerance)


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
