"""What results look like on a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text as Styled

from grader.outcome import Verdict
from grader.text import Language, text

if TYPE_CHECKING:
    from grader.checks.check import Check
    from grader.gradebook.results import Results, SubmissionResult
    from grader.home.report import HomeReport
    from grader.outcome import Outcome

MARKS = {  # from good to bad
    Verdict.PASSED: ("✓", "green", text("passed", "通过")),
    Verdict.MISSING: ("·", "yellow", text("blank", "未填写")),
    Verdict.FAILED: ("✗", "red", text("wrong", "不对")),
    Verdict.ERROR: ("✗", "red", text("error", "出错")),
    Verdict.TIMEOUT: ("✗", "red", text("too slow", "超时")),
    Verdict.KILLED: ("✗", "red", text("stopped", "被终止")),
}


def home_report(report: HomeReport) -> RenderableType:
    """Show a student what passed, what did not, and what to look at first."""
    language = report.language
    parts: list[RenderableType] = [Styled(f"{report.assignment.title[language]} ({report.assignment.id})", "bold")]
    if report.problem:
        parts.append(Styled(printable(report.problem[language], keep="\n"), "red"))
        return Group(*parts)
    table = Table(box=None, padding=(0, 1), show_header=False)
    for column in ("function", "count"):
        table.add_column(column, no_wrap=True)
    table.add_column("what is off", overflow="fold")
    for function, results in report.by_function():
        verdicts = [outcome.verdict for _, outcome in results]
        worst = max(verdicts, key=list(MARKS).index)
        sign, colour, word = MARKS[worst]
        passed = sum(verdict is Verdict.PASSED for verdict in verdicts)
        count = word[language] if set(verdicts) == {Verdict.MISSING} else f"{passed}/{len(verdicts)}"
        table.add_row(Styled(f"{sign} {function}", colour), count, _what_is_off(results, language))
    parts.append(table)
    parts += [Styled(printable(f"! {note[language]}", keep="\n"), "yellow") for note in report.notes]
    if report.output.strip():
        parts.append(Styled(text("what your code printed:", "你的代码输出：")[language], "dim"))
        parts.append(Styled(printable(report.output.rstrip()[-2000:], keep="\n\t"), "dim"))
    if report.runtime:
        parts.append(Styled(report.runtime[language], "dim"))
    parts.append(report.conclusion()[language])
    return Group(*parts)


def _what_is_off(results: Iterable[tuple[Check, Outcome]], language: Language) -> Styled:
    """Say what is wrong with a function, one line a check; nothing of what is right or still blank."""
    lines = [
        (check.title[language].removeprefix(check.function).lstrip(":： "), outcome.message[language])
        for check, outcome in results
        if outcome.verdict not in (Verdict.PASSED, Verdict.MISSING)
        or (outcome.verdict is Verdict.PASSED and outcome.message)
    ]
    return Styled("\n").join(
        Styled.assemble((title, "bold"), ": ", printable(message, keep="\n")) for title, message in lines
    )


def class_table(results: Results, language: Language) -> RenderableType:
    """Show an instructor one line per submission."""
    table = Table(title=results.title[language], title_justify="left", title_style="bold")
    for heading in (text("id", "学号"), text("form", "形式"), text("status", "状态")):
        table.add_column(heading[language], overflow="fold")
    table.add_column(text("mark", "分数")[language], justify="right", no_wrap=True)
    table.add_column(text("what to say", "要点")[language], overflow="fold")
    for submission in results.submissions:
        said = submission.message[language] or "; ".join(_what_to_say(submission, results, language))
        full = submission.score >= submission.max_score > 0
        table.add_row(
            Styled(printable(submission.id)),
            submission.form or "",
            submission.status,
            Styled(f"{submission.score:g}", "green" if full else ""),
            Styled(printable(said)),
        )
    return table


def _what_to_say(submission: SubmissionResult, results: Results, language: Language) -> list[str]:
    """Name a student's mistakes, then the functions that are off for no named reason, worst first."""
    named = dict.fromkeys(check.mistake for check in submission.checks if check.mistake in results.mistakes)
    said = list(dict.fromkeys(results.mistakes[mistake].title[language] for mistake in named if mistake))
    explained = {check.function for check in submission.checks if check.mistake or check.follow_through}
    verdicts: dict[str, Verdict] = {}
    for check in submission.checks:
        verdict = Verdict(check.status)
        if check.function not in explained and verdict is not Verdict.PASSED:
            verdicts[check.function] = max(verdict, verdicts.get(check.function, verdict), key=list(MARKS).index)
    if len(verdicts) == len({check.function for check in submission.checks}) and len(set(verdicts.values())) == 1:
        return [MARKS[next(iter(verdicts.values()))][2][language]]
    return said + [f"{function} ({MARKS[verdict][2][language]})" for function, verdict in verdicts.items()]


def printable(student_text: str, keep: str = "") -> str:
    """Make a student's text safe to print: no control characters, so no escape sequences."""
    return "".join(char if char.isprintable() or char in keep else " " for char in student_text)


def as_plain_text(report: HomeReport) -> str:
    """Show a report where there is neither terminal nor notebook."""
    stream = io.StringIO()
    Console(file=stream, width=110, force_jupyter=False, force_terminal=False, color_system=None).print(
        home_report(report)
    )
    return stream.getvalue()
