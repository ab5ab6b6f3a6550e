"""The reference earns everything and the blank template nothing, in every form, through the real sandbox."""

from __future__ import annotations

from pathlib import Path

from grader.checks.assignment import Assignment
from grader.course.folder import Course
from grader.errors import SubmissionError
from grader.intake import read_path
from grader.judging.grading import GradedSubmission, grade_submission
from grader.outcome import Status, Verdict
from grader.sandbox.base import Sandbox
from grader.sandbox.octave import octave_available
from grader.submission import Form, Submission, Unit
from grader.validation.findings import Findings

SEED = "validate"

NO_OCTAVE = Findings(left_out="Octave is not installed")


def reference_findings(course: Course, assignment: Assignment, form: Form, sandbox: Sandbox) -> Findings:
    """Grade the reference solution in a form as if it had been handed in."""
    path = _reference(course, assignment, form)
    if not path.exists():
        return Findings(faults=(f"{path} is missing",))
    if form is Form.MATLAB and not octave_available():
        return NO_OCTAVE
    try:
        submission = _as_notebook(path) if form is Form.NOTEBOOK else _read(path, assignment)
    except SubmissionError as error:
        return Findings(faults=(f"{path}: {error}",))
    graded = grade_submission(assignment, submission, sandbox, SEED)
    if graded.status is not Status.GRADED:
        return Findings(faults=(f"{path}: {graded.status}: {graded.message.en}",))
    wrong = [outcome for outcome in graded.outcomes if outcome.verdict is not Verdict.PASSED]
    return Findings(
        faults=tuple(f"{path}: {outcome.check}: {outcome.verdict}: {outcome.message.en}" for outcome in wrong)
    )


def blank_findings(course: Course, assignment: Assignment, form: Form, sandbox: Sandbox) -> Findings:
    """Grade the untouched template in a form as if it had been handed in."""
    path = _template(course, assignment, form)
    if not path.exists():
        return Findings(faults=(f"{path} is missing; run: grader templates",))
    if form is Form.MATLAB and not octave_available():
        return NO_OCTAVE
    try:
        graded = grade_submission(assignment, _read(path, assignment), sandbox, SEED)
    except SubmissionError as error:
        return Findings(faults=(f"{path}: {error}",))
    return Findings(faults=tuple(f"{path}: {fault}" for fault in _paid_or_unkind(graded)))


def _paid_or_unkind(graded: GradedSubmission) -> list[str]:
    """List where a blank template earns something, or is not told in words that it is blank."""
    if graded.status is not Status.GRADED:
        return [f"{graded.status}: {graded.message.en}"]
    found = []
    for outcome in graded.outcomes:
        if outcome.verdict is not Verdict.MISSING:
            found.append(f"{outcome.check}: {outcome.verdict}, expected missing: {outcome.message.en}")
        elif not (outcome.message.en and outcome.message.zh):
            found.append(f"{outcome.check}: missing, without a word")
    return found


def _read(path: Path, assignment: Assignment) -> Submission:
    return read_path(path, assignment.id, assignment.names, assignment.limits)


def _as_notebook(path: Path) -> Submission:
    """Take each top-level piece of the reference for a cell, as the template's notebook cuts it."""
    cells = path.read_text(encoding="utf-8").split("# %%")
    units = tuple(
        Unit(name=f"cell {number}", source="# %%" + cell) for number, cell in enumerate(cells, start=1) if cell.strip()
    )
    return Submission(id="reference", form=Form.NOTEBOOK, units=units, sha256="")


def _reference(course: Course, assignment: Assignment, form: Form) -> Path:
    if form is Form.MATLAB:
        return course.root / "reference" / "matlab" / assignment.id
    return course.root / "reference" / "python" / f"{assignment.id}.py"


def _template(course: Course, assignment: Assignment, form: Form) -> Path:
    folder = course.root / "student_templates" / assignment.id / form
    names = {Form.PYTHON: f"{assignment.id}.py", Form.NOTEBOOK: f"{assignment.id}.ipynb"}
    return folder / names[form] if form in names else folder
