"""A class without what only its students' own pages tell: small enough to be held as a whole, however large it is.

A check that went alike for many students is one object for all of them; of each student about a kilobyte remains.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeVar

import msgspec

from grader.gradebook.results import CheckResult, Results, SubmissionResult
from grader.outcome import ConfusionPicture, Verdict
from grader.text import NOTHING

T = TypeVar("T", bound=Hashable)
TOLD = (Verdict.MISSING, Verdict.UNSUPPORTED)  # whose words the class report repeats


def in_brief(results: Results) -> Results:
    """Keep of every submission what the class report says of it; they are read once, one after the other."""
    known: dict[Hashable, Hashable] = {}

    def shared(value: T) -> T:
        return known.setdefault(value, value)  # type: ignore[return-value] # what is equal has the same type

    def brief(entry: SubmissionResult) -> SubmissionResult:
        return msgspec.structs.replace(
            entry,
            checks=shared(tuple(shared(_brief_check(check)) for check in entry.checks)),
            message=shared(entry.message),
            notes=shared(entry.notes),
            person=shared(entry.person),
            output="",
        )

    return msgspec.structs.replace(results, submissions=tuple(map(brief, results.submissions)))


def _brief_check(check: CheckResult) -> CheckResult:
    return msgspec.structs.replace(
        check,
        message=check.message if check.status in TOLD else NOTHING,
        pictures=tuple(picture for picture in check.pictures if isinstance(picture, ConfusionPicture)),
        seconds=0.0,
    )
