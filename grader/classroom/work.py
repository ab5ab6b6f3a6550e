"""What a worker does with one entry: read it, see whether it has changed, run its checks."""

from __future__ import annotations

import contextlib
import hashlib
import secrets
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec

from grader.checks.assignment import Assignment, load_assignment
from grader.checks.derivative import differences
from grader.course.assignment_file import surroundings_of
from grader.course.folder import Course, load_course
from grader.errors import AssignmentError, GraderError, MachineError, SubmissionBroken, SubmissionRefused
from grader.gradebook.records import Attempt, StoredOutcome
from grader.intake import Entry, read
from grader.interpreter import Interpreter
from grader.judging.grading import GradedSubmission, grade_submission
from grader.limits import Limits
from grader.outcome import Kind, Outcome, Status, Verdict
from grader.sandbox.base import Prepared, Sandbox
from grader.submission import Form, Submission
from grader.text import Text, text

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the gradebook holds of a submission already."""

    sha256: str
    fingerprints: Mapping[str, str]  # of the checks whose outcomes are stored

    def covers(self, sha256: str, wanted: Mapping[str, str]) -> bool:
        """Tell whether this holds an outcome of each check wanted, on the very same work."""
        return self.sha256 == sha256 and all(self.fingerprints.get(check) == mark for check, mark in wanted.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One entry to be graded, unless it is the one that is known."""

    entry: Entry
    known: Known | None
    picked: str | None = None  # the file that counts, where whoever grades has said so


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeEntry:
    """The work of a class run; picklable, the same for every task.

    Parameters
    ----------
    course : the course directory, as the worker's machine sees it
    assignment : id of the assignment
    sandbox : makes the sandbox on the worker's machine; called once per process
    seed : of the run
    token : differs from run to run, so that a worker that outlives one reads the course again for the next
    """

    course: Path
    assignment: str
    sandbox: Callable[[], Sandbox]
    seed: str
    token: str

    @classmethod
    def of_run(cls, course: Course, assignment: str, sandbox: Callable[[], Sandbox]) -> GradeEntry:
        """Describe the work of a new run, whose seed is not chosen yet."""
        return cls(
            course=course.root.resolve(), assignment=assignment, sandbox=sandbox, seed="", token=secrets.token_hex(8)
        )

    def __call__(self, task: Task) -> bytes | None:
        """Grade an entry; give the attempt as JSON, or None if nothing has changed."""
        with contextlib.suppress(GraderError):  # whoever starts the first runner is told
            self._sandbox_here()
        found = self.read(task)
        return self.grade(found) if isinstance(found, Submission) else found

    def get_ready(self) -> None:
        """Do what every entry needs, before there is one: most of it while what runners are forked from starts."""
        with contextlib.suppress(GraderError):  # whoever grades the first entry is told
            self._sandbox_here()
            assignment = self.load()
            fingerprints(assignment)  # each check keeps its own; they take as long as loading
            if any(check.kind is Kind.GRADIENT for check in assignment.checks):
                differences()

    def read(self, task: Task) -> Submission | bytes | None:
        """Read an entry; nothing of it is run.

        Returns
        -------
        The submission to be graded; or the attempt as JSON, where there is none; or None if nothing has changed.
        """

        def look(started: datetime) -> Submission | None:
            assignment = self.load()
            submission = read(task.entry, assignment.id, _names(assignment), assignment.limits, task.picked)
            unchanged = task.known is not None and task.known.covers(submission.sha256, fingerprints(assignment))
            return None if unchanged else submission

        found = self._reported(task.entry.id, look)
        return found.to_json() if isinstance(found, Attempt) else found

    def grade(self, submission: Submission) -> bytes:
        """Run the checks on a submission; give the attempt as JSON."""

        def run(started: datetime) -> Attempt:
            assignment = self.load()
            # All checks, even if one alone is new: what follows through, or is blank, is judged from all of them.
            graded = grade_submission(assignment, submission, self._sandbox_here(), self.seed)
            return _observed(submission.id, submission, graded, fingerprints(assignment), started)

        return self._reported(submission.id, run).to_json()

    def load(self) -> Assignment:
        """Load the assignment, once per run in one process and those forked from it.

        Raises
        ------
        UsageError
            If the course has no such assignment.
        AssignmentError
            If its files contradict the contract.
        """
        return _loaded(self.course, self.assignment, self.token)

    def _sandbox_here(self) -> Sandbox:
        """Make the sandbox, once per run and process; what it forks runners from starts while the checks are loaded."""
        if self.token not in _sandboxes:
            made = self.sandbox()
            if isinstance(made, Prepared):
                made.prepare(*surroundings_of(load_course(self.course), self.assignment))
            _sandboxes.clear()
            _sandboxes[self.token] = made
        return _sandboxes[self.token]

    def _reported(self, identity: str, work: Callable[[datetime], T]) -> T | Attempt:
        """Do a part of the work; what goes wrong with it becomes an attempt that says so."""
        started, clock = datetime.now(UTC), time.monotonic()
        try:
            done: T | Attempt = work(started)
        except (SubmissionRefused, SubmissionBroken) as error:
            status = Status.REFUSED if isinstance(error, SubmissionRefused) else Status.BROKEN
            form = Form.PYTHON if status is Status.BROKEN else None  # of what does not parse, only Python is broken
            done = ungraded(identity, status, error.text, started, form=form)
        except AssignmentError as error:  # found only now, with an answer that nobody had thought of
            done = ungraded(identity, Status.BROKEN, OUR_FAULT, started, trouble=error.text.en)
        except MachineError as error:  # such as Octave, which the next run may find installed
            done = ungraded(identity, Status.REFUSED, error.text, started, trouble=error.text.en)
        except Exception as error:  # a bug of ours: nobody else's marks may hang on it
            trouble = "".join(traceback.format_exception(error))
            done = ungraded(identity, Status.BROKEN, OUR_FAULT, started, trouble=trouble)
        if isinstance(done, Attempt):
            seconds = done.seconds or time.monotonic() - clock
            return msgspec.structs.replace(done, seconds=seconds, finished=datetime.now(UTC))
        return done


def _observed(
    identity: str,
    submission: Submission,
    graded: GradedSubmission,
    fingerprints: Mapping[str, str],
    started: datetime,
) -> Attempt:
    """Record what grading a submission gave.

    One that did not load has an error for each check, so that it too is run again only when something changes.
    """
    outcomes: Sequence[Outcome] = graded.outcomes
    if graded.status is not Status.GRADED:
        outcomes = [
            Outcome(check=check, verdict=Verdict.ERROR, seconds=0.0, message=graded.message) for check in fingerprints
        ]
    return Attempt(
        submission=identity,
        form=str(submission.form),
        sha256=submission.sha256,
        code_sha256=submission.code_sha256,
        status=graded.status,
        started=started,
        finished=started,
        message=graded.message,
        notes=graded.notes or submission.notes,
        output=graded.output,
        seconds=graded.seconds,
        retry=graded.retry,
        outcomes=tuple(StoredOutcome(fingerprint=fingerprints[outcome.check], outcome=outcome) for outcome in outcomes),
    )


def ungraded(
    identity: str,
    status: Status,
    message: Text,
    now: datetime,
    *,
    trouble: str | None = None,
    form: Form | None = None,
) -> Attempt:
    """Record that a submission could not be graded; with ``trouble``, that the student is not to blame."""
    return Attempt(
        submission=identity,
        form=str(form) if form else None,
        sha256=None,
        status=status,
        started=now,
        finished=now,
        message=message,
        retry=trouble is not None,
        trouble=trouble or "",
    )


def fingerprints(assignment: Assignment) -> dict[str, str]:
    """Give each check the digest of all that decides its outcome but the submission and the seed."""
    limits = surroundings_digest(assignment.limits, assignment.runtime)
    return {check.id: f"{check.fingerprint}-{limits}" for check in assignment.checks}


def surroundings_digest(limits: Limits, runtime: Interpreter) -> str:
    """Digest what code runs in: a check that timed out may pass with more time, or under another Python."""
    chosen = b"" if runtime.own else msgspec.json.encode(runtime)
    return hashlib.sha256(msgspec.json.encode(limits) + chosen).hexdigest()[:16]


def _names(assignment: Assignment) -> frozenset[str]:
    """Give the names that the assignment asks for; a file that defines some of them is the one that counts."""
    return frozenset(assignment.functions).union(*(asked.aliases for asked in assignment.functions.values()))


@lru_cache(maxsize=1)
def _loaded(course: Path, assignment: str, token: str) -> Assignment:
    return load_assignment(load_course(course), assignment)


_sandboxes: dict[str, Sandbox] = {}  # of the run that this process works for, by its token


OUR_FAULT = text(
    "The grader itself failed on this submission. That is not the student's fault; the next run tries again.",
    "评分程序在处理这份提交时自身出错。这不是学生的问题；下次运行会重新批改。",
)
WORKER_DIED = text(
    "The process that graded this submission died, most likely because the machine ran out of memory. That is not "
    "counted as an answer; the next run tries again.",
    "批改这份提交的进程意外终止，很可能是机器内存不足。这不算作答案；下次运行会重新批改。",
)
