"""All checks on one submission."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Collection, Sequence

import msgspec
import numpy as np

from grader.assignment import Assignment
from grader.blank import blank_functions
from grader.checking import Check, CheckFailed, Report
from grader.diagnosis import name_mistake
from grader.errors import AssignmentError, SubmissionBroken
from grader.explanation import explain, explain_error
from grader.follow_through import follows_through
from grader.host import CallFailed, LocalHost
from grader.matlab import runnable
from grader.outcome import Kind, Outcome, Verdict, Visibility
from grader.reference import Functions
from grader.results import Status
from grader.sandbox.base import Sandbox
from grader.session import Session, engine_for
from grader.student import Student
from grader.submission import Form, Submission
from grader.text import NOTHING, Text, text

# the kinds whose numbers a known mistake can explain
DIAGNOSED = (Kind.VALUE, Kind.GRADIENT, Kind.TRAINING)


class GradedSubmission(msgspec.Struct, frozen=True, kw_only=True):
    """What running the checks on one submission gave; plain data.

    ``retry`` is true where the machine, not the student, is why nothing could be graded: the next run tries again.
    """

    status: Status
    outcomes: tuple[Outcome, ...] = ()
    message: Text = NOTHING
    notes: tuple[Text, ...] = ()
    output: str = ""
    seconds: float = 0.0
    retry: bool = False


def grade_submission(
    assignment: Assignment,
    submission: Submission,
    sandbox: Sandbox,
    seed: str,
    *,
    only: Collection[str] | None = None,
) -> GradedSubmission:
    """Run the checks on one submission, in the order in which they stand.

    Parameters
    ----------
    sandbox : where the student's code runs
    seed : of the grading run; every check draws from its own stream of it
    only : ids of the checks to run; all by default

    Raises
    ------
    MachineError
        If no process can be started on this machine.
    AssignmentError
        If a check itself is wrong.
    """
    started = time.monotonic()
    submission = runnable(submission, assignment.signatures)
    checks = [check for check in assignment.checks if only is None or check.id in only]
    with Session(sandbox, engine_for(submission.form), assignment.limits) as session:
        try:
            load(session, submission)
        except SubmissionBroken as broken:
            seconds = time.monotonic() - started
            return GradedSubmission(status=Status.BROKEN, message=broken.text, output=session.output, seconds=seconds)
        student = Student(session, assignment.signatures, submission, blank_functions(submission))
        outcomes = run_checks(assignment, checks, student, seed)
        notes = submission.notes + tuple(_problem_notes(submission, session))
        output = session.output
    return GradedSubmission(
        status=Status.GRADED,
        outcomes=outcomes,
        notes=notes,
        output=output,
        seconds=time.monotonic() - started,
    )


def load(session: Session, submission: Submission) -> None:
    """Load a submission into its session.

    Raises
    ------
    SubmissionBroken
        If its process does not survive, or if a Python file raises while it is read: then nobody knows what it would
        have defined. A notebook's cell, or a MATLAB file, costs only itself.
    """
    try:
        session.load(submission)
    except CallFailed as failure:
        raise SubmissionBroken(text("does not load: ", "无法加载：") + explain(failure, submission.form)) from failure
    if submission.form is Form.PYTHON and session.load_errors:
        error = explain_error(session.load_errors[0], submission.form)
        raise SubmissionBroken(text("does not load: ", "无法加载：") + error)


def run_checks(assignment: Assignment, checks: Sequence[Check], student: Student, seed: str) -> tuple[Outcome, ...]:
    """Run checks on a student's functions, wherever those are, in the order given."""
    reference = assignment.reference.functions() if assignment.reference else None
    wrong: set[str] = set()  # functions of which a check did not pass
    outcomes = []
    for check in checks:
        outcome = _run(assignment, check, student, seed, reference, wrong)
        if outcome.verdict is not Verdict.PASSED:
            wrong.add(check.function)
        outcomes.append(outcome)
    return _without_style_of_blanks(checks, outcomes)


def _without_style_of_blanks(checks: Sequence[Check], outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Let style follow the checks that ran the function: the syntax tree alone does not show that a gap is blank."""
    words = {
        check.function: outcome.message
        for check, outcome in zip(checks, outcomes, strict=True)
        if outcome.verdict is Verdict.MISSING
    }
    return tuple(
        msgspec.structs.replace(outcome, verdict=Verdict.MISSING, message=words[check.function])
        if check.kind is Kind.STYLE and check.function in words
        else outcome
        for check, outcome in zip(checks, outcomes, strict=True)
    )


def _run(
    assignment: Assignment,
    check: Check,
    student: Student,
    seed: str,
    reference: Functions | None,
    wrong: Collection[str],
) -> Outcome:
    """Run one check; after a failure, look for its cause in the function's parts, then in the function itself."""
    started = time.monotonic()
    report = _new_report(check, reference)
    student.forget_calls()
    verdict, message = _judge(assignment, check, student, seed, report)
    mistake, followed = None, False
    if verdict in (Verdict.FAILED, Verdict.ERROR):
        calls = [call for call in student.calls if call.function == check.function]
        followed = follows_through(assignment, check.function, calls, student, wrong)
        if verdict is Verdict.FAILED and not followed and check.kind in DIAGNOSED:
            found = name_mistake(assignment, check.function, calls)
            mistake = found.id if found else None
    return Outcome(
        check=check.id,
        verdict=verdict,
        seconds=time.monotonic() - started,
        message=Text.join(filter(None, (message, *report.notes))),
        mistake=mistake,
        follow_through=followed,
        pictures=tuple(report.pictures),
    )


def _judge(assignment: Assignment, check: Check, student: Student, seed: str, report: Report) -> tuple[Verdict, Text]:
    if not student.defines(check.function) and check.kind is Kind.STYLE:
        # a style check reads the source and calls nothing, so nobody else would notice
        return Verdict.MISSING, text(f"there is no {check.function} yet", f"还没有 {check.function}")
    try:
        with np.errstate(all="ignore"):
            check.body(student, _rng(seed, check), report)
    except CheckFailed as failed:
        return Verdict.FAILED, failed.text
    except CallFailed as failure:
        return _verdict(failure, check), explain(failure, student.submission.form)
    except AssignmentError:
        raise
    except Exception as error:  # the check met an answer that it cannot compute with, or is itself wrong
        trouble = f"{type(error).__name__}: {error}"
        if not _serves_the_reference(assignment, check, seed):
            raise AssignmentError(f"{check.file}: check {check.id} itself fails: {trouble}") from error
        return Verdict.ERROR, text(
            f"this check cannot compute with your answer ({trouble})", f"检查程序无法用你的结果进行计算（{trouble}）"
        )
    return Verdict.PASSED, NOTHING


def _verdict(failure: CallFailed, check: Check) -> Verdict:
    """Take a gap for missing only where it is the function's own: one that calls a blank function is not blank."""
    frames = failure.error.frames if failure.error else ()
    own = not frames or frames[-1].function == check.function or failure.function != check.function
    return failure.verdict if failure.verdict is not Verdict.MISSING or own else Verdict.ERROR


def _serves_the_reference(assignment: Assignment, check: Check, seed: str) -> bool:
    """Tell whether a check gets through with right answers; a student's machine has none to try."""
    if assignment.reference is None:
        return True
    reference = assignment.reference.functions()
    nobody = Submission(id="reference", form=Form.PYTHON, units=(), sha256="")
    student = Student(LocalHost(reference.namespace), assignment.signatures, nobody)
    report = _new_report(check, reference)
    try:
        with np.errstate(all="ignore"):
            check.body(student, _rng(seed, check), report)
    except (CheckFailed, CallFailed):
        return True
    except Exception:
        return False
    return True


def _new_report(check: Check, reference: Functions | None) -> Report:
    hidden = check.visibility is Visibility.HIDDEN
    return Report(
        function=check.function,
        kind=check.kind,
        visibility=check.visibility,
        _reference=reference if hidden else None,
    )


def _rng(seed: str, check: Check) -> np.random.Generator:
    """Give a check its own stream: it does not shift when another check changes."""
    return np.random.default_rng(list(hashlib.sha256(f"{seed}\0{check.id}".encode()).digest()))


def _problem_notes(submission: Submission, session: Session) -> list[Text]:
    """Tell of cells and files that cost what they define."""
    notes = []
    for problem in submission.problems:
        line = text(f", line {problem.line}", f" 第 {problem.line} 行") if problem.line else NOTHING
        notes.append(text(problem.unit, problem.unit) + line + text(": ", "：") + problem.message)
    notes += [explain_error(error, submission.form) for error in session.load_errors]
    return notes
