"""The machine's view of a grading run: ``results.json``, schema 1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from grader.outcome import AnyPicture, Status
from grader.person import LeftOut, Person
from grader.text import NOTHING, Text

SCHEMA = 1


class CheckResult(msgspec.Struct, frozen=True, kw_only=True):
    """One check on one submission, with its points."""

    id: str
    function: str
    kind: str
    visibility: str
    status: str
    points: float
    max_points: float
    mistake: str | None
    follow_through: bool
    message: Text
    title: Text
    seconds: float = 0.0
    pictures: tuple[AnyPicture, ...] = ()


class Late(msgspec.Struct, frozen=True, kw_only=True):
    """A submission that came after the deadline: days begun since, and points taken off for them."""

    days: int = 0  # 0 where the platform does not say when it came
    points: float = 0.0
    message: Text = NOTHING


class SubmissionResult(msgspec.Struct, frozen=True, kw_only=True):
    """One submission; ``message`` says why it was refused or does not load.

    ``score`` is the mark that counts: the instructor's (``manual_score``) where there is one, else the machine's
    (``machine_score``), less what being late costs.
    """

    id: str
    form: str | None
    status: Status
    score: float
    max_score: float
    seconds: float
    sha256: str | None
    checks: tuple[CheckResult, ...]
    message: Text = NOTHING
    notes: tuple[Text, ...] = ()  # e.g. read as GBK; a cell that raised
    output: str = ""  # what the student's code printed, truncated; shown to that student alone
    machine_score: float | None = None
    manual_score: float | None = None
    person: Person = Person()
    late: Late | None = None
    machine_fault: bool = False  # the machine or the grader could not; the student is not to blame
    changed_since_mark: bool = False  # the work is not the one that was marked by hand
    code_sha256: str = ""  # of the code alone, whatever its files are called
    kept: bool = False  # from an earlier run; the last one was not given it

    @property
    def has_mark(self) -> bool:
        """Whether there is a mark to hand on: the work was graded, or a person set one."""
        return self.manual_score is not None or (self.status is Status.GRADED and not self.machine_fault)


if TYPE_CHECKING:
    Submissions = Sequence[SubmissionResult]  # of a class that is graded here: a `Shelf`
else:
    Submissions = tuple[SubmissionResult, ...]  # what a file is read as


class Results(msgspec.Struct, frozen=True, kw_only=True):
    """A whole grading run."""

    schema: int = SCHEMA
    assignment: str
    title: Text
    grader: str  # version
    seed: str
    isolated: bool
    not_isolated: Text = NOTHING  # what the sandbox did not hold back in this run
    runtime: RuntimeFacts = msgspec.field(default_factory=lambda: RuntimeFacts())  # what students' Python ran in
    mistakes: dict[str, MistakeText] = {}  # the texts of every mistake named below
    submissions: Submissions
    missing: tuple[Person, ...] = ()  # those of the roster who handed in nothing
    nobody: tuple[LeftOut, ...] = ()  # files that belong to no student
    unlisted: tuple[str, ...] = ()  # submissions from nobody of the roster, where there is one


class RuntimeFacts(msgspec.Struct, frozen=True, kw_only=True):
    """The interpreter and its packages; empty where they are not on the machine that wrote this."""

    python: str = ""
    packages: dict[str, str] = {}


class MistakeText(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a known mistake; ``equation`` is TeX."""

    title: Text
    hint: Text
    equation: str = ""
