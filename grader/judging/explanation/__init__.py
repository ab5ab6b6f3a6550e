"""What an exception in the student's code means, in the student's terms."""

from __future__ import annotations

from grader.judging.explanation.python import explain_python
from grader.session.host import CallFailed, StudentError
from grader.submission import Form, place
from grader.text import NOTHING, Text, text


def explain(failure: CallFailed, form: Form) -> Text:
    """Say what went wrong in a call: the line of the student's file, the error, the likely cause."""
    if failure.error is None:
        return failure.reason
    error = failure.error
    if error.missing:
        return _blank(failure.function, error)
    return explain_error(error, form)


def explain_error(error: StudentError, form: Form) -> Text:
    """Say what an exception means."""
    cause = _cause(error, form)
    said = error.message.strip().removesuffix(".")
    message = f"{error.type}: {said}" if error.type and form is not Form.MATLAB else said
    raised = _where(error) + text(message, message)
    return raised if not cause else raised + text(". ", "。") + cause


def _where(error: StudentError) -> Text:
    if not error.frames:
        return NOTHING
    last = error.frames[-1]
    function = last.function if last.function not in ("", "<module>") else ""
    inside = text(f" ({function})", f"（{function}）") if function else NOTHING
    return place(last.unit, last.line) + inside + text(": ", "：")


def _blank(function: str, error: StudentError) -> Text:
    """Say which gap was reached: the function's own, or that of one it calls."""
    own = error.frames[-1].function if error.frames else function
    if own == function or not own:
        return text(f"{function} is still blank", f"{function} 还没有填写")
    return text(f"{function} calls {own}, which is still blank", f"{function} 调用了 {own}，而 {own} 还没有填写")


def _cause(error: StudentError, form: Form) -> Text:
    from grader.judging.explanation.octave import explain_octave  # its table of messages is needed for .m files alone

    if form is Form.MATLAB:
        return explain_octave(error) or NOTHING
    return explain_python(error)
