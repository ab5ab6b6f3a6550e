"""Wrong versions of a composite function that does the work of its parts itself.

Training that computes the backward pass in its own body makes the mistakes of `bc_v` there. So the right training is
run on parts with a known mistake: on every part that it can be made in (the slope at the activation, in all layers),
and on each of them alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from grader.checks.assignment import Assignment
from grader.course.mistakes import Mistake
from grader.judging.diagnosis.versions import Version, single


def inside(assignment: Assignment, function: str) -> tuple[Version, ...]:
    """Give the versions of a composite with one mistake each in what it is built of; the widest of each first."""
    reference = assignment.reference
    assert reference is not None
    parts = assignment.functions[function].parts
    return tuple(
        Version(reference, function, (known,), None, tuple(single(reference, known, p).code for p in chosen), chosen)
        for known in assignment.mistakes
        for chosen in _places(known, parts)
    )


def _places(known: Mistake, parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Give the sets of parts in which a mistake is made: all that it can be made in, and each alone."""
    places = tuple(part for part in parts if part in known.functions)
    if places:
        yield places
    if len(places) > 1:
        yield from ((place,) for place in places)
