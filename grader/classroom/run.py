"""A whole class, side by side, resumable at any instant.

The gradebook is the only memory. A run compares what was handed in with what is stored, lets workers do what is
missing, commits each attempt as it arrives, and writes all other files anew from the gradebook. Killed anywhere
and started again, it finds in the gradebook what it had done, and does the rest.

The results hold all that earlier runs into the same folder were given, too: late work is graded from a folder of its
own. Only where that is asked for are they about what this run was given alone; attempts stay in the gradebook.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import Protocol

import msgspec

from grader.checks.assignment import Assignment
from grader.classroom.assembly import (
    NOBODY,
    MarkChange,
    assemble,
    changed_marks,
    covers,
    published_marks,
    result_of,
)
from grader.classroom.crew import Crew, Failure
from grader.classroom.lock import locked
from grader.classroom.pool import Hired
from grader.classroom.publishing import prepare, publish
from grader.classroom.work import OUR_FAULT, WORKER_DIED, GradeEntry, Known, Task, ungraded
from grader.course.folder import Course
from grader.errors import UsageError
from grader.gradebook import Attempt, Gradebook, Run, RunFacts
from grader.gradebook.results import Results, SubmissionResult
from grader.intake import Entry, class_folder, read_roster
from grader.intake.census import counted
from grader.outcome import Status
from grader.person import Person
from grader.sandbox.base import Sandbox
from grader.sandbox.installed import beside
from grader.text import Language, Text, text

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Tell the time, for people to read."""
    return datetime.now(UTC)


class Progress(Protocol):
    """Whoever watches a run."""

    def begin(self, total: int) -> None:
        """Hear how many submissions there are."""

    def done(self, result: SubmissionResult, *, unchanged: bool) -> None:
        """Hear that a submission has its mark, in the gradebook already; ``unchanged`` if it was not run again."""

    def say(self, message: Text) -> None:
        """Hear something that concerns the whole run."""


class Silence:
    """Nobody watches."""

    def begin(self, total: int) -> None:
        """Ignore it."""

    def done(self, result: SubmissionResult, *, unchanged: bool) -> None:
        """Ignore it."""

    def say(self, message: Text) -> None:
        """Ignore it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRun:
    """What came of a run."""

    results: Results
    changes: tuple[MarkChange, ...]  # against the marks published before, new submissions included
    graded: int  # submissions with a new attempt in the gradebook
    unchanged: int  # submissions whose stored attempt holds
    troubled: Mapping[str, str]  # submissions that the grader failed on -> what went wrong, for the staff
    report: Path


def grade_class(
    course: Course,
    assignment: Assignment,
    submissions: Path,
    out: Path,
    *,
    sandbox: Callable[[], Sandbox],
    language: Language,
    workers: int = 1,
    seed: str | None = None,
    fresh: bool = False,
    progress: Progress | None = None,
    hire: Callable[[], Executor] | None = None,
    work: GradeEntry | None = None,
    roster: Path | None = None,
    only_these: bool = False,
    now: Clock = utc_now,
) -> ClassRun:
    """Grade a folder of submissions into an output folder, or go on where the last run stopped.

    Parameters
    ----------
    submissions : a folder or .zip with one entry per student
    out : the output folder; made if absent
    sandbox : makes the sandbox, here and in each worker; a function that can be pickled
    language : which language the report opens in
    workers : how many submissions are graded side by side
    seed : of the hidden inputs; by default the gradebook's own, or a new one that nobody can guess. Another one than
        the gradebook's means that everything is graded again.
    fresh : grade again what has not changed, too
    progress : told of every mark once it is committed
    hire : starts the executor that the work goes through; by default processes of this machine
    work : what those do who were hired before this call, and got ready for it; by default it is described here
    roster : a table of who is in the class; by default the one that the last run was given
    only_these : leave out of the results what earlier runs were given and this one is not

    Raises
    ------
    UsageError
        If there is nothing to grade, or ``out`` is in use or holds another assignment's marks.
    MachineError
        If this machine has no sandbox to offer, or its disk is full.
    """
    here = sandbox()
    demand_apart(submissions, out)
    folder = class_folder(submissions.absolute(), assignment.limits, without=out)
    given = folder.entries
    listed = read_roster(roster) if roster else ()
    watcher = progress or Silence()
    work = work or GradeEntry.of_run(course, assignment.id, sandbox)
    with ExitStack() as ends, locked(out), Gradebook(out, assignment.id, create=True) as book:
        hire = hire or ends.enter_context(closing(Hired(workers, work)))
        last = book.last_run()
        facts = RunFacts(
            seed=_choose_seed(seed, last, watcher),
            fresh=fresh,
            grader=beside().grader,
            isolated=here.isolated,
            not_isolated=here.not_isolated,
        )
        people, kept = _people(book, last, given, only_these=only_these)
        watcher.say(counted(folder))
        if kept:
            watcher.say(KEPT.format(count=len(kept)))
        if last is not None and not listed:
            listed = book.handed_in(last).roster
        run = book.start_run(
            facts,
            (entry.id for entry in given),
            now(),
            people=people,
            kept=kept,
            handed_in=msgspec.structs.replace(folder.handed_in, roster=listed),
        )
        done_before = {
            identity: Known(sha256=sha256, fingerprints=checks)
            for identity, (sha256, checks) in book.graded(run).items()
        }
        picks = book.picks()
        tasks = [Task(entry=entry, known=done_before.get(entry.id), picked=picks.get(entry.id)) for entry in given]
        tasks.sort(key=lambda task: task.known is not None)  # what is new comes first: a run goes on where it stopped
        crew: Crew[Task, bytes | None] = Crew(replace(work, seed=run.seed), hire, workers)
        watcher.begin(len(tasks))
        preparing = Thread(target=prepare, name="prepare the reports", daemon=True)  # while the workers work
        preparing.start()
        by_hand = {mark.submission: mark for mark in book.manual_marks()}
        unchanged, troubled = 0, {}
        with closing(crew.run(tasks)) as arriving:  # Ctrl-C too ends the workers before the lock is let go
            for task, done in arriving:
                identity = task.entry.id
                known = book.current_attempt(run, identity)
                attempt = _commit(book, run, assignment, known, identity, done, now)
                unchanged += attempt is known
                if attempt.trouble:
                    troubled[identity] = attempt.trouble
                result = result_of(
                    assignment, identity, attempt, by_hand.get(identity), person=people.get(identity, NOBODY)
                )
                watcher.done(result, unchanged=attempt is known)
        results = assemble(assignment, book, run)
        changes = changed_marks(book.published(), published_marks(results))
        preparing.join()
        report = publish(results, out, language)
        book.finish_run(run, published_marks(results), now())
    return ClassRun(
        results=results,
        changes=changes,
        graded=len(tasks) - unchanged,
        unchanged=unchanged,
        troubled=troubled,
        report=report,
    )


def demand_apart(submissions: Path, out: Path) -> None:
    """Refuse to write results where submissions are read from, or the other way round.

    Raises
    ------
    UsageError
        If one is the other. Results in a folder of their own among the submissions are passed over when these are read.
    """
    if submissions.resolve() == out.resolve():
        raise UsageError(
            text(
                f"--out {out} is the folder of the submissions; choose another",
                f"--out {out} 就是存放作业的文件夹；请另选一个",
            )
        )


def _people(
    book: Gradebook, last: Run | None, given: Sequence[Entry], *, only_these: bool
) -> tuple[dict[str, Person], tuple[str, ...]]:
    """Tell whom all submissions of the results are from, and which of them stay from earlier runs."""
    people = {entry.id: entry.person for entry in given}
    if last is None or only_these:
        return people, ()
    before = book.people(last)
    kept = tuple(identity for identity in before if identity not in people)
    return {**{identity: before[identity] for identity in kept}, **people}, kept


def _choose_seed(asked: str | None, last: Run | None, progress: Progress) -> str:
    """Take the seed that was asked for, else the gradebook's, else a new one."""
    if asked is not None and not asked.strip():
        raise UsageError(text("--seed is empty; leave it out for a secret one", "--seed 为空；不写它就会随机生成"))
    if last is None:
        return asked or secrets.token_hex(16)
    if asked is None or asked == last.seed:
        return last.seed
    progress.say(
        text(
            "The seed is another than before: every submission is graded again.",
            "随机种子与之前不同：所有提交都将重新批改。",
        )
    )
    return asked


def _commit(
    book: Gradebook,
    run: Run,
    assignment: Assignment,
    stored: Attempt | None,
    identity: str,
    done: bytes | None | Failure,
    now: Clock,
) -> Attempt:
    """Commit what a worker brought back, and give the attempt that counts now."""
    if done is None:
        assert stored is not None, "only what is known can be unchanged"
        return stored
    if isinstance(done, Failure):
        message = WORKER_DIED if done.worker_died else OUR_FAULT
        attempt = ungraded(identity, Status.BROKEN, message, now(), trouble=repr(done.error))
    else:
        attempt = Attempt.from_json(done)
    if stored is not None and attempt.sha256 is None and attempt.says_the_same(stored):
        return stored  # refused again, with the same words: nothing that the book does not know
    if attempt.retry and stored is not None and not stored.retry and covers(stored, assignment):
        return msgspec.structs.replace(stored, trouble=attempt.trouble)  # a fault of ours costs no mark already given
    book.add(run, attempt)
    return attempt


KEPT = text(
    "{count} from earlier runs are kept in the results; with --only-these they are left out",
    "结果中保留了之前批改的 {count} 份作业；加上 --only-these 可只包含本次的作业",
)
