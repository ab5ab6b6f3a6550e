"""What of a submission was not run, or raised, while it was loaded: told with the line itself."""

from __future__ import annotations

from collections.abc import Sequence

from grader.course.explanations import NONE, Explanations
from grader.intake.bounded import bounded_notes
from grader.intake.python_source import unreadable
from grader.judging.explanation import explain_error
from grader.session.host import LoadNote, StudentError
from grader.submission import Form, Problem, Submission, place
from grader.text import NOTHING, Text, text

MOST_QUOTED = 80  # characters of a line
UNREADABLE = frozenset({"SyntaxError", "IndentationError", "TabError", "_IncompleteInputError"})


def problems_of(errors: Sequence[StudentError], submission: Submission) -> tuple[Problem, ...]:
    """Give what did not parse, with what is lost with it."""
    return tuple(
        unreadable(error.message, error.frames[-1].line, _source(submission, error), error.frames[-1].unit)
        for error in errors
        if _is_unreadable(error)
    )


def raised(errors: Sequence[StudentError], submission: Submission, course: Explanations = NONE) -> tuple[Text, ...]:
    """Say what the top-level statements raised."""
    told = [
        explain_error(error, submission.form, course) + _passed_over(error, submission)
        for error in errors
        if not _is_unreadable(error)
    ]
    return bounded_notes(told)


def left_out(notes: Sequence[LoadNote]) -> tuple[Text, ...]:
    """Say what was not run: other programs, other languages, packages that are not there."""
    return bounded_notes([said for note in notes if (said := _left_out(note))])


def _left_out(note: LoadNote) -> Text:
    where = place(note.unit, note.line or None) if note.unit else NOTHING
    match note.kind:
        case "skipped":
            return SKIPPED.format(where=where, line=_quoted(note.words))
        case "other language":
            return OTHER_LANGUAGE.format(where=where, magic=note.words)
        case "absent":
            return ABSENT.format(name=note.words)
    return NOTHING


def _is_unreadable(error: StudentError) -> bool:
    return error.type in UNREADABLE and len(error.frames) == 1


def _passed_over(error: StudentError, submission: Submission) -> Text:
    """Quote the line in which the top-level statement stands that raised."""
    if not error.frames or submission.form is Form.MATLAB:  # there a file is read as a whole, and nothing run
        return NOTHING
    lines = _source(submission, error).split("\n")
    number = error.frames[0].line
    line = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    if not line:
        return NOTHING
    ends = submission.form is Form.PYTHON and error.type == "SystemExit"  # it has said itself where the file ends
    return (ENDS if ends else PASSED_OVER).format(line=_quoted(line))


def _source(submission: Submission, error: StudentError) -> str:
    """Give the source in which an error begins; a script may be several texts on the same lines."""
    frame = error.frames[0]
    sources = [unit.source for unit in submission.units if unit.name == frame.unit]
    for source in sources:
        lines = source.split("\n")
        if 0 < frame.line <= len(lines) and lines[frame.line - 1].strip():
            return source
    return sources[0] if sources else ""


def _quoted(line: str) -> str:
    return line if len(line) <= MOST_QUOTED else line[: MOST_QUOTED - 1] + "…"


SKIPPED = text(
    "{where}: `{line}` was not run: where work is graded nothing is installed and no other program is started.",
    "{where}：`{line}` 没有执行：评分环境中不安装软件包，也不启动其他程序。",
)
OTHER_LANGUAGE = text(
    "{where}: this cell was left out: {magic} is not Python.",
    "{where}：该单元格未执行：{magic} 不是 Python 代码。",
)
ABSENT = text(
    "The module {name} is not there when work is graded: what uses it fails, all else counts.",
    "评分环境中没有模块 {name}：用到它的部分会出错，其余照常评分。",
)
ENDS = text(" (`{line}`: what stands after it was not run.)", "（`{line}`：其后的代码没有执行。）")
PASSED_OVER = text(
    " (`{line}` was passed over; what stands after it was run.)",
    "（`{line}` 已跳过，其后的代码照常执行。）",
)
