"""What can be done with a gradebook without running anything."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from grader.checks.assignment import Assignment
from grader.classroom.assembly import assemble
from grader.classroom.lock import locked
from grader.classroom.publishing import publish
from grader.errors import UsageError
from grader.gradebook import Gradebook, ManualMark, Run
from grader.gradebook.results import Results
from grader.text import Language, text


def assignment_of(out: Path) -> str:
    """Tell which assignment's marks an output folder holds.

    Raises
    ------
    UsageError
        If it holds no gradebook.
    """
    with Gradebook.reading(out) as book:
        return book.assignment


def read_results(assignment: Assignment, out: Path) -> Results:
    """Put the results of the last run together from the gradebook; nothing is run or written.

    Marks follow today's rubric and the marks set by hand.

    Raises
    ------
    UsageError
        If ``out`` holds no gradebook of this assignment.
    AssignmentError
        If a check has no stored outcome: it is new, and has to be run.
    """
    with Gradebook.reading(out, assignment.id) as book:
        return assemble(assignment, book, _last_run(book))


def marking_times(out: Path) -> dict[str, datetime]:
    """Tell when each submission of the last run got its mark, by the grader or by hand.

    Raises
    ------
    UsageError
        As `read_results`.
    """
    with Gradebook.reading(out) as book:
        times = {
            identity: attempts[-1].finished
            for identity in book.submissions(_last_run(book))
            if (attempts := book.attempts(identity))
        }
        for mark in book.manual_marks():
            if mark.submission in times:
                times[mark.submission] = max(times[mark.submission], mark.at)
    return times


def rebuild(assignment: Assignment, out: Path, *, language: Language, into: Path | None = None) -> tuple[Results, Path]:
    """Write results, grades and reports anew from the gradebook alone; nothing is run.

    Parameters
    ----------
    into : the folder that they go to; by default ``out``, which then has to be one that can be written

    Returns
    -------
    results : as `read_results` gives them
    report : the path of ``report.html``

    Raises
    ------
    UsageError, AssignmentError
        As `read_results`; also if a run is using ``out``.
    """
    assignment_of(out)  # before a lock file is made where there is nothing to lock
    with locked(into or out):
        results = read_results(assignment, out)
        return results, publish(results, into or out, language)


def set_mark(
    out: Path,
    submission: str,
    score: float | None,
    *,
    by: str,
    why: str,
    now: Callable[[], datetime] | None = None,
) -> None:
    """Set a submission's mark by hand, or withdraw it with None; the next run or report shows it.

    Parameters
    ----------
    score : points, 0 or more
    by, why : who set it, and the reason; for the staff

    Raises
    ------
    UsageError
        If ``out`` holds no gradebook or is in use, if it has no such submission, or if the score is no mark.
    """
    if score is not None and not (math.isfinite(score) and score >= 0):
        raise UsageError(
            text(f"a mark of {score}; expected a number, 0 or more", f"分数 {score} 无效；应为不小于 0 的数")
        )
    assignment_of(out)
    with locked(out), Gradebook(out) as book:
        _require_submission(book, submission, out)
        at = now() if now else datetime.now(UTC)
        attempts = book.attempts(submission)
        work = (attempts[-1].sha256 or "") if attempts else None
        book.set_mark(ManualMark(submission=submission, score=score, by=by, why=why, at=at, sha256=work))


def pick_file(out: Path, submission: str, file: str | None, *, now: Callable[[], datetime] | None = None) -> None:
    """Say which file of a submission counts; the next `grade_class` into ``out`` runs it, and later ones too.

    Parameters
    ----------
    file : its name within the submission, with ``/``, or its last part where no other file is called so; of a ``.m``
        file all those in its folder count, and so does the folder's name. None leaves the choice to the rules again.

    Raises
    ------
    UsageError
        If ``out`` holds no gradebook or is in use, or if it has no such submission.
    """
    assignment_of(out)
    with locked(out), Gradebook(out) as book:
        _require_submission(book, submission, out)
        book.pick(submission, file, now() if now else datetime.now(UTC))


def _require_submission(book: Gradebook, submission: str, out: Path) -> None:
    known = book.submissions(_last_run(book))
    if submission not in known:
        raise UsageError(
            text(
                f"{out} has no submission {submission!r}; it has {', '.join(known[:20])}",
                f"{out} 中没有名为 {submission!r} 的提交；已有：{'、'.join(known[:20])}",
            )
        )


def _last_run(book: Gradebook) -> Run:
    run = book.last_run()
    if run is None:
        raise UsageError(
            text(
                f"{book.path} holds no run yet; `grader grade` makes one",
                f"{book.path} 中还没有批改记录；请先运行 `grader grade`",
            )
        )
    return run
