"""What checks will ask: all who are graded with one seed are asked much the same.

Checks draw their inputs from the seed. What they ask the reference, they ask everybody who is right so far.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock
from typing import Any

from grader.checks.assignment import Assignment
from grader.checks.check import Check
from grader.course.reference import Reference
from grader.judging.remembered import LARGEST, UNLIKE_ANY, after, numbers_in
from grader.judging.trial import rehearse
from grader.outcome import Kind

# Style asks nothing; what is trained takes its time, and has limits of its own.
LEFT_OUT = frozenset({Kind.STYLE, Kind.TRAINING, Kind.ACCURACY})
MOST_CHECKS = 1024

Questions = list[tuple[Any, ...]]  # the arguments of each

_known: OrderedDict[tuple[Reference, str, str], Questions] = OrderedDict()  # by reference, seed and check
_lock = Lock()  # a cluster's worker may grade in several threads


def questions(assignment: Assignment, checks: Iterable[Check], seed: str) -> dict[str, Questions]:
    """Give the arguments with which checks will call each function, in their order, as far as that can be known.

    Left out is what asks of more than one function: what the second gives may rest on what the first has just done.
    """
    found: dict[str, Questions] = {}
    if assignment.reference is not None:
        for check in checks:
            if check.kind not in LEFT_OUT:
                found.setdefault(check.function, []).extend(_questions(assignment, assignment.reference, check, seed))
    return found


def _questions(assignment: Assignment, reference: Reference, check: Check, seed: str) -> Questions:
    key = (reference, seed, check.id)
    with _lock:
        if key in _known:
            _known.move_to_end(key)
            return _known[key]
    try:
        calls = rehearse(assignment, reference, check, seed)
    except Exception:  # the check itself is wrong; whoever runs it in earnest says so
        calls = []
    asked = [call.args for call in calls if call.after is None]
    if any(call.function != check.function for call in calls) or any(map(_is_unlike, asked)):
        asked = []
    with _lock:
        _known[key] = asked
        while len(_known) > MOST_CHECKS:
            _known.popitem(last=False)
    return asked


def _is_unlike(args: tuple[Any, ...]) -> bool:
    """Tell whether a question cannot be known again, or is too large to be kept."""
    return numbers_in(args) > LARGEST or after(b"", args) == UNLIKE_ANY
