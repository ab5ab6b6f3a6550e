"""A version of the reference, checked in this process as if it had been handed in.

Values travel as on the wire, so that is the same thing as a sandbox and much faster.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from grader.checks.assignment import Assignment
from grader.checks.check import Check
from grader.judging.grading import run_checks
from grader.outcome import Outcome
from grader.session.local_host import LocalHost
from grader.session.student import Student
from grader.submission import Form, Submission, Unit

SEED = "validate"


def student_of(assignment: Assignment, source: str) -> Student:
    """Give the handle to the functions of a version of the reference."""
    assert assignment.reference is not None
    reference = assignment.reference
    host = LocalHost(
        reference.functions(source).namespace,
        [str(reference.path)],
        afresh=lambda: reference.functions(source).namespace,
    )
    return Student(host, assignment.signatures, submission_of(assignment, source))


def submission_of(assignment: Assignment, source: str) -> Submission:
    """Give a version of the reference as a submission."""
    units = (Unit(name=f"{assignment.id}.py", source=source),)
    return Submission(id="version", form=Form.PYTHON, units=units, sha256="")


def grade_source(assignment: Assignment, source: str, checks: Sequence[Check]) -> Mapping[Check, Outcome]:
    """Run checks on a version of the reference."""
    outcomes = run_checks(assignment, checks, student_of(assignment, source), SEED)
    return dict(zip(checks, outcomes, strict=True))
