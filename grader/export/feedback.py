"""What a student is told wherever the marks go: first the mistakes that are known by name, then what lost points.

Each thing is said once, however many checks found it.
"""

from __future__ import annotations

import html
from collections.abc import Iterable

from grader.gradebook.results import CheckResult, MistakeText, Results, SubmissionResult
from grader.text import Language, Text, text

LOST = text("{checks}: {message}", "{checks}：{message}")
BY_HAND = text("* The mark was set by hand.", "* 分数由教师手动评定。")
CHANGED = text(
    "* The mark was set by hand, and the work has changed since.", "* 分数由教师手动评定；此后作业又有改动。"
)
NOTHING_IN = text("Nothing was handed in.", "没有提交作业。")
MOST = 30_000  # characters: a cell of a spreadsheet holds little more
MOST_CHECKS = 6  # named where one thing lost points in many


def mistakes(results: Results, submission: SubmissionResult) -> tuple[MistakeText, ...]:
    """List the mistakes that were named, in the order in which they were found."""
    named = dict.fromkeys(check.mistake for check in submission.checks if check.mistake)
    return tuple(results.mistakes.get(name) or MistakeText(title=Text(name, name), hint=Text("", "")) for name in named)


def mistake_titles(results: Results, submission: SubmissionResult, language: Language) -> str:
    """Name the mistakes in one line."""
    stop = "; " if language is Language.EN else "；"
    return stop.join(dict.fromkeys(each.title[language] for each in mistakes(results, submission)))


def lines(results: Results, submission: SubmissionResult | None, language: Language, *, tex: str = "{}") -> list[str]:
    """Say in plain lines what a student is told.

    Parameters
    ----------
    submission : None for one who handed in nothing
    tex : how a formula in TeX is set
    """
    if submission is None:
        return [NOTHING_IN[language]]
    said: list[str] = []
    if submission.manual_score is not None:
        said.append((CHANGED if submission.changed_since_mark else BY_HAND)[language])
    if submission.late is not None and submission.late.message:
        said.append(submission.late.message[language])
    if submission.message:
        said.append(submission.message[language].strip())
    if submission.status == "graded":
        for known in mistakes(results, submission):
            said.append(known.title[language])
            said += [f"  {line}" for line in known.hint[language].splitlines() if line.strip()]
            if known.equation:
                said.append(f"  {tex.format(known.equation)}")
        said += lost(submission.checks, language)
    return list(dict.fromkeys(said))


def lost(checks: Iterable[CheckResult], language: Language) -> list[str]:
    """Say which checks lost points and why; those with one reason together."""
    reasons: dict[str, list[CheckResult]] = {}
    for check in checks:
        if check.points < check.max_points:
            reasons.setdefault(check.message[language].strip(), []).append(check)
    said = []
    comma = ", " if language is Language.EN else "，"
    for reason, together in reasons.items():
        named = [
            f"{check.title[language] or check.id} {check.points:g}/{check.max_points:g}"
            for check in together[:MOST_CHECKS]
        ]
        more = len(together) - len(named)
        where = comma.join(named) + (text(f" and {more} more", f" 等 {len(together)} 项")[language] if more else "")
        said.append(LOST[language].format(checks=where, message=reason) if reason else where)
    return said


def plain(results: Results, submission: SubmissionResult | None, language: Language) -> str:
    """Say it as plain text."""
    return "\n".join(_that_fit(lines(results, submission, language)))


def as_html(results: Results, submission: SubmissionResult | None, language: Language) -> str:
    r"""Say it as HTML on one line; formulas stand in ``\( \)``, which a platform's MathJax sets."""
    said = "\n".join(lines(results, submission, language, tex=r"\( {} \)"))
    return "<br>".join(html.escape(line, quote=False) for line in _that_fit(said.split("\n")))


def _that_fit(said: list[str]) -> list[str]:
    """Keep as many lines as a cell of a spreadsheet holds; the first is cut if it alone is longer."""
    kept: list[str] = []
    room = MOST
    for line in said:
        if len(line) + 4 > room:
            return [*kept, "..."] if kept else [line[:MOST] + "..."]
        kept.append(line)
        room -= len(line) + 4  # with the sign of a new line
    return kept
