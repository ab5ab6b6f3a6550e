"""All checks on one submission: first what each comes to, then why."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager

import msgspec
import numpy as np

from grader.checks.assignment import Assignment
from grader.checks.checking import Check, CheckFailed, Report
from grader.course.reference import Functions
from grader.errors import AssignmentError, SubmissionBroken
from grader.intake.source.blank import blank_functions
from grader.intake.source.matlab import runnable
from grader.judging.causes import NO_CAUSE, Cause, find_causes
from grader.judging.explanation import explain, explain_error
from grader.judging.given import with_given
from grader.judging.trial import Trial
from grader.outcome import Kind, Outcome, Status, Verdict, Visibility
from grader.sandbox.base import Sandbox
from grader.session.conversation import Session, engine_for
from grader.session.host import CallFailed, LocalHost
from grader.session.student import Student
from grader.submission import Form, Submission
from grader.text import NOTHING, Text, text

# loads a submission afresh with some given functions put back; None where it does not load
Mend = Callable[[Sequence[str]], AbstractContextManager[Student | None]]


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
        blank = blank_functions(submission)
        student = Student(session, assignment.signatures, submission, blank)

        @contextmanager
        def mend(lacking: Sequence[str]) -> Iterator[Student | None]:
            whole = with_given(assignment, submission, lacking)
            with Session(sandbox, engine_for(submission.form), assignment.limits) as another:
                try:
                    load(another, whole)
                except SubmissionBroken:
                    yield None
                else:
                    yield Student(another, assignment.signatures, whole, blank)

        outcomes = run_checks(assignment, checks, student, seed, mend)
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
        have defined. One that leaves by ``exit()`` has said itself where it ends. A notebook's cell, or a MATLAB file,
        costs only itself.
    """
    try:
        session.load(submission)
    except CallFailed as failure:
        raise SubmissionBroken(text("does not load: ", "无法加载：") + explain(failure, submission.form)) from failure
    raised = [error for error in session.load_errors if error.type != "SystemExit"]
    if submission.form is Form.PYTHON and raised:
        error = explain_error(raised[0], submission.form)
        raise SubmissionBroken(text("does not load: ", "无法加载：") + error)


def run_checks(
    assignment: Assignment, checks: Sequence[Check], student: Student, seed: str, mend: Mend | None = None
) -> tuple[Outcome, ...]:
    """Run checks on a student's functions, wherever those are, in the order given; then look for the causes.

    Parameters
    ----------
    mend : loads the submission afresh with given functions put back that it lacks
    """
    reference = assignment.reference.functions() if assignment.reference else None
    trials = [try_check(assignment, check, student, seed, reference) for check in checks]
    causes = find_causes(assignment, trials, student)
    if mend is not None and (lacking := _lacking(assignment, student)):
        causes |= _follows_from_lack(assignment, trials, causes, lacking, mend, seed)
    outcomes = [_outcome(trial, causes.get(trial.check.id, NO_CAUSE)) for trial in trials]
    return _without_style_of_blanks(checks, outcomes)


def try_check(assignment: Assignment, check: Check, student: Student, seed: str, reference: Functions | None) -> Trial:
    """Run one check; see `Trial`. ``reference`` is what the hidden checks compare with.

    Raises
    ------
    AssignmentError
        If the check itself is wrong.
    """
    started = time.monotonic()
    report = _new_report(check, reference)
    student.forget_calls()
    verdict, message = _judge(assignment, check, student, seed, report)
    return Trial(
        check=check,
        verdict=verdict,
        message=message,
        report=report,
        calls=tuple(call for call in student.calls if call.function == check.function),
        seconds=time.monotonic() - started,
    )


def _outcome(trial: Trial, cause: Cause) -> Outcome:
    return Outcome(
        check=trial.check.id,
        verdict=trial.verdict,
        seconds=trial.seconds,
        message=Text.sentences((trial.message, *trial.report.notes, cause.said)),
        mistake=cause.mistake,
        follow_through=cause.follows,
        pictures=tuple(trial.report.pictures),
    )


def _lacking(assignment: Assignment, student: Student) -> tuple[str, ...]:
    """Name the functions that come with the template and are gone."""
    return tuple(name for name in assignment.given if not student.defines(name))


def _follows_from_lack(
    assignment: Assignment,
    trials: Sequence[Trial],
    causes: Mapping[str, Cause],
    lacking: Sequence[str],
    mend: Mend,
    seed: str,
) -> dict[str, Cause]:
    """Run the checks of composite functions again with the template's functions put back.

    A missing `df` costs those that use it, and not everything that is built of them.
    """
    again = [
        trial
        for trial in trials
        if trial.verdict is Verdict.ERROR
        and assignment.functions[trial.check.function].parts
        and not causes.get(trial.check.id, NO_CAUSE).follows
    ]
    if not again:
        return {}
    names = ", ".join(lacking)
    said = text(f"Right once the template's {names} is put back.", f"把模板中的 {names} 放回去之后就对了。")
    reference = assignment.reference.functions() if assignment.reference else None
    with mend(lacking) as mended:
        if mended is None:
            return {}
        repeated = [try_check(assignment, trial.check, mended, seed, reference) for trial in again]
    return {trial.check.id: Cause(follows=True, said=said) for trial in repeated if trial.passed}


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
        kind = type(error).__name__  # its words may quote what was expected
        return Verdict.ERROR, text(
            f"this check cannot compute with your answer ({kind})", f"检查程序无法用你的结果进行计算（{kind}）"
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
    notes = [problem.told for problem in submission.problems]
    notes += [explain_error(error, submission.form) for error in session.load_errors]
    return notes
