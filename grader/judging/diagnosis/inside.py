"""Wrong versions of a composite function that does the work of its parts itself.

Training that computes the backward pass in its own body makes the mistakes of `bc_v` there. So the right training is
run on parts with a known mistake: on every part that it can be made in (the slope at the activation, in all layers),
and on each of them alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from grader.checks.assignment import Assignment
from grader.course.mistakes import Mistake
from grader.course.reference import Reference
from grader.judging.diagnosis.versions import Version, edit, single


def inside(assignment: Assignment, function: str) -> tuple[Version, ...]:
    """Give the versions of a composite with one mistake each in what it is built of; the widest of each first."""
    assert assignment.reference is not None
    return _inside(assignment.reference, assignment.mistakes, function, assignment.functions[function].parts)


@lru_cache(maxsize=256)
def _inside(
    reference: Reference, mistakes: tuple[Mistake, ...], function: str, parts: tuple[str, ...]
) -> tuple[Version, ...]:
    return tuple(
        Version(
            reference,
            function,
            (known,),
            None,
            tuple(single(reference, known, part, variant).code for part in chosen),
            chosen,
            (variant,),
            len(chosen),
        )
        for known in mistakes
        for variant in range(1 + len(known.also))
        for chosen in _places(reference, known, variant, parts)
    )


def _places(reference: Reference, known: Mistake, variant: int, parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Give the sets of parts with room for a mistake, made in one of its ways: all of them, and each alone."""
    places = tuple(
        part
        for part in parts
        if part in known.functions
        and variant < len(known.variants(part))
        and edit(reference.source_of(part), known, part, variant) is not None
    )
    if places:
        yield places
    if len(places) > 1:
        yield from ((place,) for place in places)
