"""The machine's view of a grading run: ``results.json``, schema 1."""

from __future__ import annotations

import msgspec

from grader.outcome import AnyPicture, Status
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


class SubmissionResult(msgspec.Struct, frozen=True, kw_only=True):
    """One submission; ``message`` says why it was refused or does not load.

    ``score`` is the mark that counts: the instructor's (``manual_score``) where there is one, else the machine's
    (``machine_score``).
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
    submissions: tuple[SubmissionResult, ...]


class RuntimeFacts(msgspec.Struct, frozen=True, kw_only=True):
    """The interpreter and its packages; empty where they are not on the machine that wrote this."""

    python: str = ""
    packages: dict[str, str] = {}


class MistakeText(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a known mistake; ``equation`` is TeX."""

    title: Text
    hint: Text
    equation: str = ""
