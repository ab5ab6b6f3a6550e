"""One run of one check: what it came to, and what it saw of the function."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass

import numpy as np

from grader.checks.assignment import Assignment
from grader.checks.check import Check
from grader.checks.report import CheckFailed, Report
from grader.course.reference import Functions, Reference
from grader.errors import AssignmentError
from grader.intake.source.covered import has_work
from grader.judging.explanation import explain
from grader.judging.explanation.matlab_only import lacks
from grader.outcome import Kind, Verdict, Visibility
from grader.session.absence import blank, untried
from grader.session.host import CallFailed
from grader.session.local_host import LocalHost
from grader.session.student import Call, Student
from grader.submission import Form, Submission
from grader.text import NOTHING, Text, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One run of one check on one submission, before anybody asks why.

    ``calls`` are those of the function under check, in order; ``seconds`` is wall-clock time. ``mistake`` is the id of
    the known mistake that the check itself found.
    """

    check: Check
    verdict: Verdict
    message: Text
    report: Report
    calls: tuple[Call, ...]
    seconds: float
    mistake: str | None = None

    @property
    def passed(self) -> bool:
        """Whether the check passed."""
        return self.verdict is Verdict.PASSED

    @property
    def wrong(self) -> bool:
        """Whether there is an answer, or an exception in the place of one, whose cause can be looked for."""
        return self.verdict in (Verdict.FAILED, Verdict.ERROR)

    @property
    def answered(self) -> tuple[Call, ...]:
        """The calls that gave results."""
        return tuple(call for call in self.calls if call.failure is None)

    @property
    def failed(self) -> tuple[Call, ...]:
        """The calls that gave none."""
        return tuple(call for call in self.calls if call.failure is not None)


def try_check(assignment: Assignment, check: Check, student: Student, seed: str, reference: Functions | None) -> Trial:
    """Run one check; see `Trial`. ``reference`` is what the hidden checks compare with.

    Raises
    ------
    AssignmentError
        If the check itself is wrong.
    """
    started = time.monotonic()
    report = _new_report(assignment, check, student, reference)
    student.forget_calls()
    verdict, message, mistake = _judge(assignment, check, student, seed, report)
    return Trial(
        check=check,
        verdict=verdict,
        message=message,
        report=report,
        calls=tuple(call for call in student.calls if call.function == check.function),
        seconds=time.monotonic() - started,
        mistake=mistake,
    )


def _judge(
    assignment: Assignment, check: Check, student: Student, seed: str, report: Report
) -> tuple[Verdict, Text, str | None]:
    if not student.defines(check.function) and check.kind is Kind.STYLE:
        # a style check reads the source and calls nothing, so nobody else would notice
        return Verdict.MISSING, student.absence(check.function), None
    try:
        with np.errstate(all="ignore"):
            check.body(student, _rng(seed, check), report)
    except CheckFailed as failed:
        _require_known(assignment, check, failed.mistake)
        return Verdict.FAILED, failed.text, failed.mistake
    except CallFailed as failure:
        own_name = student.own_name(failure.function)
        said = explain(failure, student.submission, assignment.explanations, own_name)
        verdict = _verdict(failure, check, student)
        if verdict is Verdict.MISSING and failure.function != check.function:
            said = _beside_another(check.function, failure.function, said, student)
        return verdict, said, None
    except AssignmentError:
        raise
    except Exception as error:  # the check met an answer that it cannot compute with, or is itself wrong
        trouble = f"{type(error).__name__}: {error}"
        if not _serves_the_reference(assignment, check, seed):
            raise AssignmentError(f"{check.file}: check {check.id} itself fails: {trouble}") from error
        kind = type(error).__name__  # its words may quote what was expected
        said = text(f"this check cannot compute with your answer ({kind})", f"检查程序无法用你的结果进行计算（{kind}）")
        return Verdict.ERROR, said, None
    return Verdict.PASSED, NOTHING, None


def _require_known(assignment: Assignment, check: Check, mistake: str | None) -> None:
    """Demand that a mistake which a check names stands in the catalogue; a student's machine has none."""
    if mistake is not None and assignment.mistakes and mistake not in {known.id for known in assignment.mistakes}:
        raise AssignmentError(
            f"{check.file}: check {check.id} names the mistake {mistake!r}, which mistakes.py does not list"
        )


def _verdict(failure: CallFailed, check: Check, student: Student) -> Verdict:
    """Take a gap for missing only where it is the function's own: one that calls a blank function is not blank."""
    if failure.error is not None and student.submission.form is Form.MATLAB and lacks(failure.error):
        return Verdict.UNSUPPORTED
    frames = failure.error.frames if failure.error else ()
    names = (check.function, student.own_name(check.function))
    own = not frames or frames[-1].function in names or failure.function != check.function
    return failure.verdict if failure.verdict is not Verdict.MISSING or own else Verdict.ERROR


def _beside_another(function: str, other: str, said: Text, student: Student) -> Text:
    """Say of a function what keeps it from being tried: itself, or, where it is written, the other one."""
    own_name = student.own_name(function)
    if own_name is None:
        return student.absence(function)
    return untried(function, other, said) if has_work(student.submission, own_name) else blank(function)


def _serves_the_reference(assignment: Assignment, check: Check, seed: str) -> bool:
    """Tell whether a check gets through with right answers; a student's machine has none to try."""
    if assignment.reference is None:
        return True
    try:
        rehearse(assignment, assignment.reference, check, seed)
    except (CheckFailed, CallFailed):
        return True
    except Exception:
        return False
    return True


def rehearse(assignment: Assignment, right: Reference, check: Check, seed: str) -> list[Call]:
    """Run a check on the reference; give the calls that it makes.

    Raises
    ------
    Exception
        Whatever the check raises.
    """
    reference = right.functions()
    nobody = Submission(id="reference", form=Form.PYTHON, units=(), sha256="")
    host = LocalHost(reference.namespace, afresh=lambda: right.functions().namespace)
    student = Student(host, assignment.signatures, nobody)
    with np.errstate(all="ignore"):
        check.body(student, _rng(seed, check), _new_report(assignment, check, student, reference))
    return student.calls


def _new_report(assignment: Assignment, check: Check, student: Student, reference: Functions | None) -> Report:
    signature = assignment.signatures.get(check.function)
    hidden = check.visibility is Visibility.HIDDEN
    return Report(
        function=check.function,
        kind=check.kind,
        visibility=check.visibility,
        words=assignment.explanations.words,
        matlab=student.submission.form is Form.MATLAB,
        places=signature.indices if signature else (),
        _reference=reference if hidden else None,
    )


def _rng(seed: str, check: Check) -> np.random.Generator:
    """Give a check its own stream: it does not shift when another check changes."""
    digest = hashlib.sha256(f"{seed}\0{check.id}".encode()).digest()
    # a list of the same numbers gives the same stream, and takes four times as long
    return np.random.default_rng(np.frombuffer(digest, np.uint8).astype(np.uint32))
