"""Every proof of a course, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from grader.checks.assignment import Assignment, load_assignment
from grader.course import templates
from grader.course.folder import Course
from grader.errors import AssignmentError
from grader.sandbox.base import Sandbox
from grader.submission import Form
from grader.validation import catalogue, forms, mutants, rubric
from grader.validation.findings import Findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One claim that was tried, and what came of it.

    For the course's staff, so in English alone.
    """

    assignment: str
    claim: str
    findings: Findings

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong, as far as it could be tried."""
        return not self.findings.faults


def prove(course: Course, assignment_ids: Sequence[str], sandbox: Sandbox | None) -> Iterator[Proof]:
    """Try every claim of these assignments, or of all.

    Parameters
    ----------
    sandbox : where submissions run; None tries, for daily work, what can be tried in this process and in seconds

    Raises
    ------
    UsageError
        If there is no such assignment.
    AssignmentError
        If its files contradict the contract.
    """
    for name in assignment_ids or course.assignments:
        assignment = load_assignment(course, name)
        claims = _claims(course, assignment, sandbox) if sandbox else _quick_claims(assignment)
        for claim, attempt in claims:
            yield Proof(assignment=name, claim=claim, findings=_tried(attempt))
    stale = tuple(f"{path} is stale; run: grader templates" for path in templates.stale(course.root))
    yield Proof(assignment="", claim="the templates are in step with the references", findings=Findings(faults=stale))


Attempt = Callable[[], Findings]


def _tried(attempt: Attempt) -> Findings:
    """Try a claim; what the course's own files contradict is one more fault, and the other claims are tried too."""
    try:
        return attempt()
    except AssignmentError as error:
        return Findings(faults=(error.text.en,))


def _claims(course: Course, assignment: Assignment, sandbox: Sandbox) -> Iterator[tuple[str, Attempt]]:
    """List what is claimed of an assignment, with the way to try it."""
    yield "the points add up to 100, and every function is marked", partial(rubric.findings, assignment)
    for form in Form:
        yield (
            f"the reference solution earns full marks ({form})",
            partial(forms.reference_findings, course, assignment, form, sandbox),
        )
        yield (
            f"the blank template earns nothing, and every gap is reported as missing ({form})",
            partial(forms.blank_findings, course, assignment, form, sandbox),
        )
    count = sum(len(known.variants(name)) for known in assignment.mistakes for name in known.functions)
    yield (
        f"{len(assignment.mistakes)} mistakes, {count} wrong versions: each is caught, named, and costs nothing else",
        partial(catalogue.findings, assignment),
    )
    yield (
        "a sample of the mistakes is named in the sandbox as it is here",
        partial(catalogue.sandbox_findings, assignment, sandbox),
    )
    yield "every mutant of the reference is caught by a hidden check", partial(mutants.findings, assignment)


def _quick_claims(assignment: Assignment) -> Iterator[tuple[str, Attempt]]:
    """List what is claimed of an assignment, as far as it is tried in seconds."""
    yield "the points add up to 100, and every function is marked", partial(rubric.findings, assignment)
    yield "the reference solution passes every check", partial(catalogue.reference_findings, assignment)
    yield "one mistake of each function is caught and named", partial(catalogue.quick_findings, assignment)
