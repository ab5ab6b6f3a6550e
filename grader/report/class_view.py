"""What a whole class got right and wrong."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, quantiles

import msgspec

from grader.gradebook.results import CheckResult, MistakeText, Results, SubmissionResult
from grader.outcome import ConfusionPicture, Status, Verdict
from grader.text import NOTHING, Text

BINS = 10
MOST_MIX_UPS = 3  # that are told in words


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkSpread:
    """How the marks of the graded submissions are spread, in points.

    ``bins`` counts marks by tenths of the maximum: the first holds 0 up to and not including 10 %, the last
    90 % up to and including 100 %.
    """

    count: int
    mean: float
    quartiles: tuple[float, float, float]
    bins: tuple[int, ...]
    max_score: float

    @property
    def median(self) -> float:
        """The mark in the middle."""
        return self.quartiles[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRate:
    """How one check went over the graded submissions."""

    id: str
    title: Text
    passed: int
    followed: int  # failed, and earned follow-through marks
    missing: int
    total: int

    @property
    def wrong(self) -> int:
        """How many tried and did not get it."""
        return self.total - self.passed - self.followed - self.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class MistakeCount:
    """How often one known mistake was made, and by whom."""

    id: str
    text: MistakeText
    students: tuple[str, ...]
    forms: tuple[tuple[str, int], ...]  # students per form
    checks: tuple[tuple[str, int], ...]  # students per check, most frequent first


@dataclass(frozen=True, slots=True, kw_only=True)
class MixUp:
    """One class that was taken for another: how often, and by the work of how many students."""

    was: str
    answered: str
    times: int
    students: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MixedUp:
    """What the work of the whole class took for what in one check; ``most`` are the most frequent mix-ups."""

    check: str
    title: Text
    students: int
    picture: ConfusionPicture
    most: tuple[MixUp, ...]


def graded(results: Results) -> tuple[SubmissionResult, ...]:
    """Keep the submissions whose code was run: those that the figures are about."""
    return tuple(entry for entry in results.submissions if entry.status is Status.GRADED)


def mark_spread(submissions: Sequence[SubmissionResult]) -> MarkSpread | None:
    """Describe the marks of these submissions; None if there are none."""
    if not submissions:
        return None
    scores = [entry.score for entry in submissions]
    bins = Counter(_bin(entry.score, entry.max_score) for entry in submissions)
    low, middle, high = quantiles(scores, method="inclusive") if len(scores) > 1 else scores * 3
    return MarkSpread(
        count=len(scores),
        mean=fmean(scores),
        quartiles=(low, middle, high),
        bins=tuple(bins[index] for index in range(BINS)),
        max_score=max(entry.max_score for entry in submissions),
    )


def check_rates(submissions: Iterable[SubmissionResult]) -> dict[str, list[CheckRate]]:
    """Count how each check went, by the function it marks, both in the order of the rubric."""
    found: dict[str, list[CheckResult]] = {}
    for entry in submissions:
        for result in entry.checks:
            found.setdefault(result.id, []).append(result)
    rates: dict[str, list[CheckRate]] = {}
    for id, checks in found.items():
        rates.setdefault(checks[0].function, []).append(
            CheckRate(
                id=id,
                title=checks[0].title,
                passed=sum(check.status == Verdict.PASSED for check in checks),
                followed=sum(earned_by_follow_through(check) for check in checks),
                missing=sum(check.status == Verdict.MISSING for check in checks),
                total=len(checks),
            )
        )
    return rates


def mistake_counts(results: Results) -> tuple[MistakeCount, ...]:
    """Count the known mistakes of the class, the most frequent first."""
    students: dict[str, list[SubmissionResult]] = {}
    checks: dict[str, Counter[str]] = {}
    for entry in graded(results):
        made = [(check.mistake, check.id) for check in entry.checks if check.mistake is not None]
        for mistake, check in made:
            checks.setdefault(mistake, Counter())[check] += 1
        for mistake in dict.fromkeys(mistake for mistake, _ in made):
            students.setdefault(mistake, []).append(entry)
    counts = (
        MistakeCount(
            id=mistake,
            text=mistake_text(results, mistake),
            students=tuple(entry.id for entry in who),
            forms=tuple(sorted(Counter(entry.form or "" for entry in who).items())),
            checks=tuple(sorted(checks[mistake].items(), key=lambda item: (-item[1], item[0]))),
        )
        for mistake, who in students.items()
    )
    return tuple(sorted(counts, key=lambda count: (-len(count.students), count.id)))


def mixed_up(submissions: Sequence[SubmissionResult]) -> tuple[MixedUp, ...]:
    """Add up, check by check, what the work of these submissions took for what.

    Those whose classes bear other names than the first one's, or whose numbers do not fit them, are left out.
    """
    found: dict[str, list[tuple[CheckResult, ConfusionPicture]]] = {}
    for entry in submissions:
        for check in entry.checks:
            drawn = next((p for p in check.pictures if isinstance(p, ConfusionPicture) and _is_square(p)), None)
            if drawn is not None and (check.id not in found or found[check.id][0][1].labels == drawn.labels):
                found.setdefault(check.id, []).append((check, drawn))
    return tuple(_added(drawn) for drawn in found.values())


def _is_square(picture: ConfusionPicture) -> bool:
    size = len(picture.labels)
    return len(picture.counts) == size and all(len(row) == size for row in picture.counts)


def _added(drawn: Sequence[tuple[CheckResult, ConfusionPicture]]) -> MixedUp:
    check, first = drawn[0]
    size = range(len(first.labels))
    sums = [[sum(picture.counts[row][column] for _, picture in drawn) for column in size] for row in size]
    mixed = [
        MixUp(
            was=first.labels[row],
            answered=first.labels[column],
            times=sums[row][column],
            students=sum(picture.counts[row][column] > 0 for _, picture in drawn),
        )
        for row in size
        for column in size
        if row != column and sums[row][column]
    ]
    return MixedUp(
        check=check.id,
        title=check.title,
        students=len(drawn),
        picture=msgspec.structs.replace(first, counts=tuple(map(tuple, sums))),
        most=tuple(sorted(mixed, key=lambda one: (-one.times, one.was, one.answered))[:MOST_MIX_UPS]),
    )


def mistake_text(results: Results, mistake: str) -> MistakeText:
    """Look up what is said of a mistake; its bare id where the results hold no text for it."""
    return results.mistakes.get(mistake) or MistakeText(title=Text(mistake, mistake), hint=NOTHING)


def earned_by_follow_through(check: CheckResult) -> bool:
    """Say whether marks were earned although the check itself did not pass."""
    return check.follow_through and check.status != Verdict.PASSED


def _bin(score: float, max_score: float) -> int:
    share = score / max_score if max_score > 0 else 0.0
    # 0.3 * 10 is exact enough, 0.29999... of a rounded sum is not: a mark on the border belongs above it
    return min(max(math.floor(share * BINS + 1e-9), 0), BINS - 1)
