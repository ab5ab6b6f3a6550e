"""Sources graded in this process by the flagship homework, for the tests of diagnosis."""

from __future__ import annotations

import types
from dataclasses import dataclass
from pathlib import Path

from grader.checks.assignment import Assignment, load_assignment
from grader.course.folder import load_course
from grader.gradebook.marking import mark, total
from grader.intake.source.blank import blank_functions
from grader.judging.grading import run_checks
from grader.outcome import Outcome, Verdict
from grader.session.local_host import LocalHost
from grader.session.student import Student
from grader.submission import Form, Submission, Unit

ROOT = Path(__file__).parents[2]
HW3 = load_assignment(load_course(ROOT), "hw3_backprop")


@dataclass(frozen=True)
class Graded:
    """What grading came to; ``outcomes`` by the check's id."""

    outcomes: dict[str, Outcome]
    score: float

    @property
    def lost(self) -> list[str]:
        return [f"{name}: {outcome.message.en}" for name, outcome in self.outcomes.items() if not is_passed(outcome)]

    @property
    def named(self) -> set[str]:
        return {outcome.mistake for outcome in self.outcomes.values() if outcome.mistake}

    def said(self, function: str) -> str:
        return " ".join(o.message.en for name, o in self.outcomes.items() if name.startswith(f"{function}."))


def is_passed(outcome: Outcome) -> bool:
    return outcome.verdict is Verdict.PASSED


def graded(source: str, assignment: Assignment = HW3, seed: str = "7", functions: tuple[str, ...] = ()) -> Graded:
    """Grade a source; with ``functions``, by their checks alone."""
    module = types.ModuleType("work")
    exec(compile(source, "work.py", "exec", dont_inherit=True), module.__dict__)
    submission = Submission(id="s", form=Form.PYTHON, units=(Unit(name="work.py", source=source),), sha256="")
    host = LocalHost(vars(module), ["work.py"])
    student = Student(host, assignment.signatures, submission, blank_functions(submission))
    checks = [check for check in assignment.checks if not functions or check.function in functions]
    outcomes = {outcome.check: outcome for outcome in run_checks(assignment, checks, student, seed)}
    score = total(mark(assignment, outcomes)) if not functions else float("nan")
    return Graded(outcomes, score)


def with_(**bodies: str) -> str:
    """Give the reference with some functions written anew."""
    assert HW3.reference is not None
    source = HW3.reference.source
    for function, body in bodies.items():
        source = source.replace(HW3.reference.source_of(function), body)
    return source


def edited(function: str, old: str, new: str) -> str:
    """Give the reference with one text replaced inside a function."""
    assert HW3.reference is not None
    return HW3.reference.edited(function, {old: new})
