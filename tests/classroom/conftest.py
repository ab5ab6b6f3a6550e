"""A class for one small homework, graded for real in plain processes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from grader.checks.assignment import Assignment, load_assignment
from grader.classroom import ClassRun, grade_class
from grader.course.folder import Course, load_course
from grader.gradebook.results import SubmissionResult
from grader.sandbox.choice import plain_sandbox
from grader.text import Language, Text
from tests.course.course_files import write_course

RIGHT = "def double(x):\n    return 2 * x\ndef twice_double(x):\n    return double(double(x))\n"
WRONG = RIGHT.replace("2 * x", "3 * x")
BROKEN = "def double(x:\n"
SEED = "a seed"


@dataclass
class Watcher:
    """Notes what a run tells."""

    total: int = 0
    marks: list[tuple[str, float, bool]] = field(default_factory=list)
    said: list[Text] = field(default_factory=list)
    on_done: Callable[[SubmissionResult], None] = lambda result: None

    def begin(self, total: int) -> None:
        self.total = total

    def done(self, result: SubmissionResult, *, unchanged: bool) -> None:
        self.marks.append((result.id, result.score, unchanged))
        self.on_done(result)

    def say(self, message: Text) -> None:
        self.said.append(message)


@dataclass
class Classroom:
    """A course, a folder of submissions, an output folder."""

    root: Path

    @property
    def submissions(self) -> Path:
        return self.root / "submissions"

    @property
    def out(self) -> Path:
        return self.root / "out"

    @property
    def course(self) -> Course:
        return load_course(self.root / "course")

    @property
    def assignment(self) -> Assignment:
        return load_assignment(self.course, "hw_double")

    def hand_in(self, **sources: str) -> None:
        for name, source in sources.items():
            (self.submissions / f"{name}.py").write_text(source, encoding="utf-8")

    def grade(self, **changes: object) -> ClassRun:
        ticks = count()
        options = {
            "sandbox": plain_sandbox,
            "language": Language.EN,
            "workers": 2,
            "seed": SEED,
            "now": lambda: datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=next(ticks)),
            **changes,
        }
        return grade_class(self.course, self.assignment, self.submissions, self.out, **options)


def scores(run: ClassRun) -> dict[str, float]:
    return {submission.id: submission.score for submission in run.results.submissions}


@pytest.fixture
def classroom(tmp_path: Path) -> Classroom:
    write_course(tmp_path / "course")
    (tmp_path / "submissions").mkdir()
    return Classroom(tmp_path)
