"""What an exception in the student's code means, in the student's terms."""

from __future__ import annotations

import re

from grader.course.explanations import NONE, Explanations
from grader.intake.source.covered import has_work
from grader.session.absence import LINES, blank, called_blank, covered
from grader.session.host import CallFailed, StudentError
from grader.submission import Form, Submission, place
from grader.text import NOTHING, Text, text


def explain(
    failure: CallFailed, submission: Submission, course: Explanations = NONE, own_name: str | None = None
) -> Text:
    """Say what went wrong in a call: the line of the student's file, the error, the likely cause.

    ``course`` is what the course adds; ``own_name`` is the name under which the student wrote the function.
    """
    if failure.error is None:
        return failure.reason
    error = failure.error
    if error.missing:
        return _blank(failure.function, own_name or failure.function, error, submission)
    return explain_error(error, submission.form, course)


def explain_error(error: StudentError, form: Form, course: Explanations = NONE) -> Text:
    """Say what an exception means: in any program, and then in this course."""
    language = "octave" if form is Form.MATLAB else "python"
    cause = Text.sentences((_cause(error, form), course.of(language, error.type, error.message)))
    said = error.message.strip().removesuffix(".")
    if form is Form.MATLAB:
        said = in_one_line(said)
    message = said if form is Form.MATLAB or not error.type else f"{error.type}: {said}" if said else error.type
    raised = _where(error) + text(message, message)
    return raised if not cause else raised + text(". ", "。") + cause


PARSE_ERROR = re.compile(r"^parse error.*?^>>> *([^\n]*)", re.DOTALL | re.MULTILINE)
NEAR = re.compile(r" near line \d+, column \d+\Z")  # the place stands before the message already
USAGE = re.compile(r"\.\s+Correct usage is:.*", re.DOTALL)


def in_one_line(message: str) -> str:
    """Give an error message of Octave's without its carets, its usage and its line ends."""
    stands = PARSE_ERROR.match(message)
    if stands:
        return f"parse error: {stands[1].strip()}"
    return " ".join(NEAR.sub("", USAGE.sub("", message)).split())


def _where(error: StudentError) -> Text:
    if not error.frames:
        return NOTHING
    last = error.frames[-1]
    function = last.function if last.function not in ("", "<module>") else ""
    inside = text(f" ({function})", f"（{function}）") if function else NOTHING
    return place(last.unit, last.line) + inside + text(": ", "：")


def _blank(function: str, own_name: str, error: StudentError, submission: Submission) -> Text:
    """Say which gap was reached, and whether there is code around it: the function's own, or that of one it calls."""
    own = (error.frames[-1].function if error.frames else "") or own_name
    stands = has_work(submission, own)
    if own == own_name:
        return covered(function, submission.form) if stands else blank(function)
    if stands:
        line = LINES[submission.form]
        return text(
            f"{function} calls {own}, in which the line `{line}` still stands",
            f"{function} 调用了 {own}，而 {own} 中还留着 `{line}` 这一行",
        )
    return called_blank(function, own)


def _cause(error: StudentError, form: Form) -> Text:
    """Look a cause up in the language's own table, which is loaded once something was raised in it."""
    if form is Form.MATLAB:
        from grader.judging.explanation.octave import explain_octave

        return explain_octave(error) or NOTHING
    from grader.judging.explanation.python import explain_python

    return explain_python(error)
