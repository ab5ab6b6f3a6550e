"""The functions that come with the template, put back into a submission that has lost them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from grader.checks.assignment import Assignment
from grader.submission import Form, Submission, Unit


def with_given(assignment: Assignment, submission: Submission, names: Sequence[str]) -> Submission:
    """Give the submission with the template's own versions of some given functions after everything else.

    They are public: every template holds them. Those that cannot be found in the submission's form are left out.
    """
    units = tuple(unit for name in names if (unit := _unit(assignment, submission.form, name)) is not None)
    return replace(submission, units=(*submission.units, *units))


def _unit(assignment: Assignment, form: Form, name: str) -> Unit | None:
    if name not in assignment.given or assignment.reference is None:
        return None
    if form is Form.MATLAB:
        path = assignment.folder.parent.parent / "reference" / "matlab" / assignment.id / f"{name}.m"
        return Unit(name=f"{name}.m", source=path.read_text(encoding="utf-8")) if path.is_file() else None
    if name not in assignment.reference.spans:
        return None
    source = f"{assignment.reference.imports}\n\n\n{assignment.reference.source_of(name)}"
    return Unit(name=f"{name} of the template", source=source)
