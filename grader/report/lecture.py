"""Which three things are worth saying at the next lecture."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from grader.gradebook.results import CheckResult, Results
from grader.outcome import Verdict
from grader.report.class_view import MistakeCount, earned_by_follow_through, graded, mistake_counts

MOST = 3
# One student's slip is for that student's feedback, not for the lecture.
FEWEST_STUDENTS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class UnexplainedFunction:
    """A function that students tried and did not get right, for no reason known by name."""

    function: str
    students: tuple[str, ...]
    blank: int  # how many others left it blank
    checks: tuple[str, ...]  # the checks they lost, most often lost first


def three_things(results: Results) -> tuple[MistakeCount | UnexplainedFunction, ...]:
    """Choose what concerns the most students: a known mistake, or a function many did not get right."""
    candidates: list[MistakeCount | UnexplainedFunction] = [
        *mistake_counts(results),
        *unexplained_functions(results),
    ]
    worth_saying = [entry for entry in candidates if len(entry.students) >= FEWEST_STUDENTS]
    # sorted() is stable: of equally frequent ones, the mistake known by name comes first
    return tuple(sorted(worth_saying, key=lambda entry: -len(entry.students)))[:MOST]


def unexplained_functions(results: Results) -> tuple[UnexplainedFunction, ...]:
    """Find the functions that students tried and lost marks in, with no known mistake or earlier slip behind it.

    They come in the order of the rubric.
    """
    lost: dict[str, dict[str, list[CheckResult]]] = {}  # by function, then by student
    for entry in graded(results):
        for check in entry.checks:
            by_student = lost.setdefault(check.function, {})
            if check.status not in (Verdict.PASSED, Verdict.UNSUPPORTED):
                by_student.setdefault(entry.id, []).append(check)
    return tuple(_unexplained(function, by_student) for function, by_student in lost.items())


def _unexplained(function: str, lost: dict[str, list[CheckResult]]) -> UnexplainedFunction:
    blank = {id for id, checks in lost.items() if all(check.status == Verdict.MISSING for check in checks)}
    tried = {
        id: checks
        for id, checks in lost.items()
        if id not in blank and not any(check.mistake or earned_by_follow_through(check) for check in checks)
    }
    tally = Counter(check.id for checks in tried.values() for check in checks)
    return UnexplainedFunction(
        function=function,
        students=tuple(tried),
        blank=len(blank),
        checks=tuple(id for id, _ in tally.most_common()),
    )
