"""What a student sees of the public checks in a notebook's cell: one row per function, and what is wrong below it.

Every style is inline, as Jupyter drops style sheets from notebooks it does not trust; no colour is set without
which the text could not be read, so that light and dark themes both do.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from html import escape
from typing import Any

from grader.checks.check import Check
from grader.errors import GraderError
from grader.home.desk import check_namespace
from grader.home.report import HomeReport, Said
from grader.outcome import Outcome, Verdict
from grader.report.reasons import WORDS
from grader.screen.check_progress import CheckProgress
from grader.screen.terminal import SIGNS, as_plain_text
from grader.session.absence import in_short
from grader.text import Language, spoken, text

COLOURS = {"green": "#2a9d4a", "red": "#d64545", "yellow": "#b58900"}
TABLE = "border-collapse:collapse;width:100%;font-size:inherit;background:none"
CELL = "text-align:left;vertical-align:top;padding:4px 12px 4px 0;border-top:1px solid rgba(128,128,128,.3)"
MESSAGE = "white-space:pre-wrap;overflow-wrap:anywhere;margin:4px 0 2px"
BAR = "height:6px;border-radius:3px;background:rgba(128,128,128,.3);margin:6px 0 10px;overflow:hidden"
MOST_OUTPUT = 2000  # characters of what the student's code printed


class ShownReport(HomeReport):
    """A report that a notebook shows as a table, and any other prompt as text."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Show as a table in a notebook."""
        return as_html(self)

    def __repr__(self) -> str:
        return as_plain_text(self)


def check(assignment_id: str, language: str = "") -> ShownReport:
    """Run the public checks on the functions defined in the calling notebook or session.

    Parameters
    ----------
    assignment_id : the homework's id, as the handout gives it
    language : ``"zh"`` or ``"en"``; that of the environment by default

    Returns
    -------
    ShownReport
        A notebook shows it as a table.

    Raises
    ------
    UsageError
        If there is no such assignment, or no course upwards of the current folder.
    """
    frame = inspect.currentframe()
    caller = frame.f_back if frame else None
    namespace: Mapping[str, Any] = caller.f_globals if caller else {}
    chosen = Language(language) if language else spoken()
    try:
        with CheckProgress(chosen, sys.stdout) as progress:
            report = check_namespace(namespace, assignment_id, chosen, progress.tell)
    except GraderError as error:
        error.language = chosen
        raise
    return ShownReport(**{field.name: getattr(report, field.name) for field in fields(report)})


def as_html(report: HomeReport) -> str:
    """Show a report in a notebook; all that comes from the student is escaped."""
    language = report.language
    title = escape(report.assignment.title[language])
    parts = [f"<div><b>{title}</b> <code>{escape(report.assignment.id)}</code></div>"]
    if report.problem:
        parts.append(_paragraph(report.problem[language], "red"))
    else:
        to_say = report.to_say()
        rows = "".join(_row(name, results, to_say[name], language) for name, results in report.by_function())
        parts += [_bar(report), f'<table style="{TABLE}">{rows}</table>']
        parts += [_paragraph(f"! {note[language]}", "yellow") for note in report.notes]
        parts += _output(report)
        parts.append(f'<p style="margin:10px 0 0"><b>{escape(report.conclusion()[language])}</b></p>')
    return f'<div style="max-width:60em">{"".join(parts)}</div>'


def _bar(report: HomeReport) -> str:
    passed = sum(outcome.verdict is Verdict.PASSED for _, outcome in report.results)
    share = 100 * passed / max(1, len(report.results))
    return f'<div style="{BAR}"><div style="height:6px;width:{share:.0f}%;background:{COLOURS["green"]}"></div></div>'


def _row(function: str, results: Sequence[tuple[Check, Outcome]], to_say: Iterable[Said], language: Language) -> str:
    if all(outcome.verdict is Verdict.MISSING for _, outcome in results):
        said = _shown(Verdict.MISSING, in_short(results[0][1].message, function)[language])
    else:
        said = "".join((*_signs(results, language), *_details(to_say, language)))
    name = f'<td style="{CELL};white-space:nowrap"><code>{escape(function)}</code></td>'
    return f'<tr style="background:none">{name}<td style="{CELL};width:100%">{said}</td></tr>'


def _signs(checks: Iterable[tuple[Check, Outcome]], language: Language) -> Iterator[str]:
    return (_sign(outcome.verdict, _title(check, language), language) for check, outcome in checks)


def _sign(verdict: Verdict, title: str, language: Language) -> str:
    word = WORDS[verdict]
    return _shown(verdict, title if verdict is Verdict.PASSED else f"{title} ({word[language]})")


def _shown(verdict: Verdict, said: str) -> str:
    sign, colour = SIGNS[verdict]
    style = f"color:{COLOURS[colour]};white-space:nowrap;margin-right:12px;display:inline-block"
    return f'<span style="{style}">{sign} {escape(said)}</span>'


def _details(to_say: Iterable[Said], language: Language) -> Iterator[str]:
    """Say what is wrong, or what a check that passed has to add."""
    return (f'<div style="{MESSAGE}">{escape(said.message[language])}</div>' for said in to_say)


def _title(check: Check, language: Language) -> str:
    """Leave out the function's name, which the row bears already."""
    prefix = text(f"{check.function}: ", f"{check.function}：")
    return check.title[language].removeprefix(prefix[language])


def _output(report: HomeReport) -> list[str]:
    printed = report.output.rstrip()[-MOST_OUTPUT:]
    if not printed:
        return []
    heading = text("what your code printed:", "你的代码输出：")[report.language]
    return [f"<div>{escape(heading)}</div><pre>{escape(printed)}</pre>"]


def _paragraph(words: str, colour: str) -> str:
    return f'<p style="margin:6px 0;color:{COLOURS[colour]}">{escape(words)}</p>'
