"""A submission in its process: what it defines, what raised on the way, what is blank. Made once, and handed on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from grader.checks.assignment import Assignment
from grader.errors import SubmissionBroken
from grader.intake.bounded import bounded_problems
from grader.intake.source import matlab
from grader.intake.source.blank import blank_functions
from grader.judging.explanation import explain
from grader.judging.given import with_given
from grader.judging.once import Once
from grader.judging.passed_over import left_out, problems_of, raised
from grader.sandbox.base import Engine, Sandbox
from grader.session.conversation import Session
from grader.session.host import CallFailed, FunctionHost
from grader.session.student import Student
from grader.submission import Form, Submission
from grader.text import Text, text


@dataclass(frozen=True, slots=True)
class LoadedSubmission:
    """One submission, loaded in a process of its own."""

    assignment: Assignment
    submission: Submission
    student: Student
    session: Session
    sandbox: Sandbox

    @property
    def notes(self) -> tuple[Text, ...]:
        """What the student is told whatever the marks: how the work was read, what of it raised or does not parse."""
        session, submission = self.session, self.submission
        return (
            *submission.notes,
            *(problem.told for problem in submission.problems),
            *raised(session.load_errors, submission, self.assignment.explanations),
            *left_out(session.load_notes),
            *self.student.renamed,
            *self._restored,
        )

    @property
    def _restored(self) -> tuple[Text, ...]:
        """Say which functions count although their names stand for something else at the end of the work."""
        return tuple(
            text(
                f"{name}: after the last definition of this function its name is used for something else, such as a "
                "file or a table; the function is what was graded",
                f"{name}：最后一次定义之后，这个名字又被用作别的东西（如文件或表格）；评分时用的是该函数",
            )
            for name in self.session.restored
            if self.student.asks_for(name)
        )

    @property
    def output(self) -> str:
        """What the student's code printed so far."""
        return self.session.output

    @property
    def lacking(self) -> tuple[str, ...]:
        """The functions that come with the template and are gone."""
        return tuple(name for name in self.assignment.given if not self.student.defines(name))

    @contextmanager
    def with_given(self, names: Sequence[str]) -> Iterator[Student | None]:
        """Load the same work afresh with the template's own versions of ``names``; None where it does not load."""
        whole = with_given(self.assignment, self.submission, names)
        with _session(self.assignment, whole, self.sandbox) as session:
            try:
                _load(self.assignment, session, whole)
            except SubmissionBroken:
                yield None
            else:
                yield _student(self.assignment, whole, session)


@contextmanager
def loaded(
    assignment: Assignment, submission: Submission, sandbox: Sandbox, *, once: bool = False
) -> Iterator[LoadedSubmission]:
    """Load a submission for as long as the block runs; its process ends with it.

    With ``once``, a function that gives no answer in time is not called again, nor is what calls it.

    Raises
    ------
    SubmissionBroken
        If its process does not survive loading, or if nothing that is asked for is defined and something raised or
        does not parse. What was printed until then is in the error's ``output``.
    MachineError
        If no process can be started on this machine.
    """
    submission = matlab.runnable(submission, assignment.signatures)
    with _session(assignment, submission, sandbox) as session:
        try:
            _load(assignment, session, submission)
            submission = _with_problems(session, submission)
            _require_something(assignment, session, submission)
        except SubmissionBroken as broken:
            broken.output = session.output
            raise
        host = Once(session, submission) if once else session
        student = _student(assignment, submission, host)
        yield LoadedSubmission(assignment, submission, student, session, sandbox)


def _session(assignment: Assignment, submission: Submission, sandbox: Sandbox) -> Session:
    python = submission.form is not Form.MATLAB
    return Session(sandbox, assignment.runtime if python else Engine.OCTAVE, assignment.limits)


def _student(assignment: Assignment, submission: Submission, host: FunctionHost) -> Student:
    return Student(host, assignment.signatures, submission, blank_functions(submission))


def _load(assignment: Assignment, session: Session, submission: Submission) -> None:
    """Load a submission into its session."""
    try:
        session.load(submission)
    except CallFailed as failure:
        raise SubmissionBroken(
            text("does not load: ", "无法加载：") + explain(failure, submission, assignment.explanations)
        ) from failure


def _with_problems(session: Session, submission: Submission) -> Submission:
    """Add what the interpreter that runs the work could not parse."""
    found = problems_of(session.load_errors, submission)
    return replace(submission, problems=bounded_problems((*submission.problems, *found))) if found else submission


def _require_something(assignment: Assignment, session: Session, submission: Submission) -> None:
    """Demand that something that is asked for is defined, where it is known why nothing is."""
    written = {name.casefold() for name in session.functions}
    if submission.form is Form.MATLAB or any(name.casefold() in written for name in assignment.names):
        return
    why = (
        *(problem.told for problem in submission.problems),
        *raised(session.load_errors, submission, assignment.explanations),
    )
    if why:
        raise SubmissionBroken(text("does not load: ", "无法加载：") + why[0])
