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
from grader.judging.remembered import REMEMBERED, UNLIKE_ANY, Returned, after, copied, numbers_in
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

    def answers(self, questions: Sequence[tuple[Any, ...]], parts: Parts = NO_PARTS) -> Iterator[Returned | None]:
        """Give what it gives for these arguments, asked one after the other; None where it cannot compute with them.

        What it gave to the same questions before is given again: nobody may change it.
        """
        run: Callable[..., Any] | None = None
        done, asked = 0, b""
        for at, args in enumerate(questions):
            asked = after(asked, args) if not parts and (asked or not at) else UNLIKE_ANY
            key = (asked, self.reference, self.function, self.code, self.codes_of_parts)
            try:
                known = REMEMBERED[key]
            except KeyError:
                pass
            else:
                yield known
                continue
            if run is None:
                run = self.fresh(parts)[self.function]
            for earlier in questions[done:at]:  # a version may hold on to what it was asked before
                results(run, earlier)
            returned, done = results(run, args), at + 1
            if asked:
                REMEMBERED.keep(key, returned)
            yield returned

    def answer(self, args: Sequence[Any], parts: Parts = NO_PARTS) -> Returned | None:
        """Give what it gives for these arguments, asked first of all; see `answers`."""
        return next(self.answers([tuple(args)], parts))

    def remembered(self, *args: Any) -> tuple[Any, ...]:
        """Give its results for these arguments, as a function does; see `answer`.

        Raises
        ------
        ArithmeticError
            If it cannot compute with them.
        """
        returned = self.answer(args)
        if returned is None:
            raise ArithmeticError(f"{self.function} cannot compute with these arguments")
        return tuple(returned.results)

    def explains(self, calls: Sequence[Call], parts: Parts = NO_PARTS) -> bool:
        """Tell whether it gives the results of every call, made one after the other."""
        return self.fails(calls, parts) is None

    def fails(self, calls: Sequence[Call], parts: Parts = NO_PARTS) -> Call | None:
        """Give the first of these calls, made one after the other, whose results it does not give."""
        return next(self.misses(calls, parts), None)

    def misses(self, calls: Sequence[Call], parts: Parts = NO_PARTS) -> Iterator[Call]:
        """Give those of these calls, made one after the other, whose results it does not give.

        Where a call failed there is nothing to compare: Octave refuses what NumPy broadcasts, and the other way round.
        """
        compared = [call for call in calls if call.failure is None]
        answers = self.answers([call.args for call in compared], parts)
        return (call for call, returned in zip(compared, answers, strict=True) if not is_given(call, returned))


@lru_cache(maxsize=256)
def right(reference: Reference, function: str) -> Version:
    """Give the version without a mistake."""
    return Version(reference, function, (), None)


def singles(assignment: Assignment, function: str) -> tuple[Version, ...]:
    """Give the versions of a function with one mistake each."""
    assert assignment.reference is not None
    return _singles(assignment.reference, assignment.mistakes, function)


@lru_cache(maxsize=256)
def _singles(reference: Reference, mistakes: tuple[Mistake, ...], function: str) -> tuple[Version, ...]:
    return tuple(
        version for known in mistakes if function in known.functions for version in made(reference, known, function)
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


def is_given(call: Call, returned: Returned | None) -> bool:
    """Tell whether a version gave what the call gave: results, and arguments afterwards where they are known."""
    if returned is None:
        return False
    given = list(call.results)
    tolerance = SINGLE_TRAINING_TOLERANCE if is_single(given) else TOLERANCE
    wanted = returned.results[: len(given)]  # the first alone, where a check asked for no more
    return agree(given, wanted, tolerance) and (call.after is None or agree(list(call.after), returned.args, tolerance))


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


def effort(call: Call) -> float:
    """Tell which calls take little time: those with few numbers and small counts, such as of epochs."""
    counts = [argument for argument in call.args if isinstance(argument, int)]
    return math.prod(max(1, count) for count in counts) * float(numbers_in(call.args))
