"""All checks on one submission: first what each comes to, then why."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager

import msgspec

from grader.checks.assignment import Assignment
from grader.checks.check import Check
from grader.course.reference import Functions
from grader.errors import SubmissionBroken
from grader.judging.causes import NO_CAUSE, Cause, find_causes
from grader.judging.loading import loaded
from grader.judging.rehearsed import questions
from grader.judging.remembered import remembering
from grader.judging.trial import Trial, try_check
from grader.outcome import Kind, Outcome, Status, Verdict
from grader.sandbox.base import Sandbox
from grader.session.student import Student
from grader.submission import Form, Submission
from grader.text import NOTHING, Text, text

# gives the same work with the template's own versions of some functions; None where it does not load
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
    once: bool = False,
    tell: Callable[[str], None] = lambda function: None,
) -> GradedSubmission:
    """Run the checks on one submission, in the order in which they stand.

    Parameters
    ----------
    sandbox : where the student's code runs
    seed : of the grading run; every check draws from its own stream of it
    only : ids of the checks to run; all by default
    once : whether a function that gives no answer in time is not called again, nor what calls it
    tell : called before each check with the name of the function that it is about

    Raises
    ------
    MachineError
        If no process can be started on this machine.
    AssignmentError
        If a check itself is wrong.
    """
    started = time.monotonic()
    checks = [check for check in assignment.checks if only is None or check.id in only]
    try:
        with loaded(assignment, submission, sandbox, once=once) as work:
            outcomes = run_checks(assignment, checks, work.student, seed, work.lacking, work.with_given, tell)
            notes, output = work.notes, work.output
    except SubmissionBroken as broken:
        seconds = time.monotonic() - started
        return GradedSubmission(status=Status.BROKEN, message=broken.text, output=broken.output, seconds=seconds)
    return GradedSubmission(
        status=Status.GRADED,
        outcomes=outcomes,
        notes=notes,
        output=output,
        seconds=time.monotonic() - started,
    )


def run_checks(
    assignment: Assignment,
    checks: Sequence[Check],
    student: Student,
    seed: str,
    lacking: Sequence[str] = (),
    mend: Mend | None = None,
    tell: Callable[[str], None] = lambda function: None,
) -> tuple[Outcome, ...]:
    """Run checks on a student's functions, wherever those are, in the order given; then look for the causes.

    Parameters
    ----------
    lacking : functions of the template that the submission has lost
    mend : gives the same work with those put back
    tell : called before each check with the name of the function that it is about
    """
    composites = [name for name, function in assignment.functions.items() if function.parts]
    reference = remembering(assignment.reference, composites) if assignment.reference else None
    asked = student
    if student.submission.form is Form.MATLAB:  # a question costs ten times what it does in Python
        asked = student.foreseeing(questions(assignment, checks, seed))
    trials = []
    for check in checks:
        tell(check.function)
        trials.append(try_check(assignment, check, asked, seed, reference))
    causes = find_causes(
        assignment, trials, student, lambda check: try_check(assignment, check, student, seed, reference)
    )
    if lacking and mend is not None:
        causes |= _follows_from_lack(assignment, trials, causes, lacking, mend, seed, reference)
    outcomes = [_outcome(trial, causes.get(trial.check.id, NO_CAUSE)) for trial in trials]
    return _without_style_of_blanks(checks, outcomes)


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


def _follows_from_lack(
    assignment: Assignment,
    trials: Sequence[Trial],
    causes: Mapping[str, Cause],
    lacking: Sequence[str],
    mend: Mend,
    seed: str,
    reference: Functions | None,
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
