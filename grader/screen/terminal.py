"""What results look like on a terminal."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text as Styled

from grader.outcome import Verdict
from grader.session.absence import in_short
from grader.text import Language, text

if TYPE_CHECKING:
    from grader.checks.check import Check
    from grader.gradebook.results import Results, SubmissionResult
    from grader.home.report import HomeReport, Said
    from grader.intake.census import Census

SIGNS = {  # from good to bad
    Verdict.PASSED: ("✓", "green"),
    Verdict.MISSING: ("·", "yellow"),
    Verdict.UNSUPPORTED: ("?", "yellow"),
    Verdict.FAILED: ("✗", "red"),
    Verdict.ERROR: ("✗", "red"),
    Verdict.TIMEOUT: ("✗", "red"),
    Verdict.KILLED: ("✗", "red"),
}
MOST_LINES = 1000  # of a class on a terminal
MOST_CASES = 12  # of one kind, on a terminal
LONGEST_ID = 16  # cells; a longer one goes on in the next line
WHAT_TO_SAY = 24  # cells at least


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
    to_say = report.to_say()
    for function, results in report.by_function():
        verdicts = [outcome.verdict for _, outcome in results]
        worst = max(verdicts, key=list(SIGNS).index)
        sign, colour = SIGNS[worst]
        passed = sum(verdict is Verdict.PASSED for verdict in verdicts)
        if set(verdicts) == {Verdict.MISSING}:
            table.add_row(Styled(f"{sign} {function}", colour), "", in_short(results[0][1].message, function)[language])
        else:
            count = f"{passed}/{len(verdicts)}"
            table.add_row(Styled(f"{sign} {function}", colour), count, _what_is_off(to_say[function], language))
    parts.append(table)
    parts += [Styled(printable(f"! {note[language]}", keep="\n"), "yellow") for note in report.notes]
    if report.output.strip():
        parts.append(Styled(text("what your code printed:", "你的代码输出：")[language], "dim"))
        parts.append(Styled(printable(report.output.rstrip()[-2000:], keep="\n\t"), "dim"))
    if report.runtime:
        parts.append(Styled(report.runtime[language], "dim"))
    parts.append(report.conclusion()[language])
    return Group(*parts)


def _what_is_off(said: Iterable[Said], language: Language) -> Styled:
    """Say what is wrong with a function, one line for all checks that say the same."""
    comma = ", " if language is Language.EN else "、"
    return Styled("\n").join(
        Styled.assemble(
            (comma.join(_within(check, language) for check in one.checks), "bold"),
            ": ",
            printable(one.message[language], keep="\n"),
        )
        for one in said
    )


def _within(check: Check, language: Language) -> str:
    """Give a check's title without the function's name, which stands beside it."""
    return check.title[language].removeprefix(check.function).lstrip(":： ")


def class_table(results: Results, language: Language) -> RenderableType:
    """Show an instructor one line per submission; no column is so narrow that words break, 80 columns being enough."""
    from grader.report.reasons import reasons  # heavy, and nothing that a student's own check needs
    from grader.report.wording import STATUSES

    if len(results.submissions) > MOST_LINES:
        return Styled(IN_THE_REPORT.format(title=results.title, count=len(results.submissions))[language], "bold")
    table = Table(title=results.title[language], title_justify="left", title_style="bold")
    longest = max((cell_len(submission.id) for submission in results.submissions), default=0)
    table.add_column(text("id", "学号")[language], overflow="fold", min_width=min(longest, LONGEST_ID))
    for heading in (text("form", "形式"), text("status", "状态")):
        table.add_column(heading[language], no_wrap=True)
    table.add_column(text("mark", "分数")[language], justify="right", no_wrap=True)
    table.add_column(text("what to say", "要点")[language], overflow="fold", min_width=WHAT_TO_SAY)
    stop = "; " if language is Language.EN else "；"
    for submission in results.submissions:
        said = stop.join(filter(None, (reason.said[language] for reason in reasons(results, submission))))
        full = submission.score >= submission.max_score > 0
        table.add_row(
            Styled(printable(_who(submission), keep="\n")),
            submission.form or "",
            STATUSES[submission.status][language],
            Styled(_mark(submission), "green" if full else ""),
            Styled(printable(said)),
        )
    return table


def _who(submission: SubmissionResult) -> str:
    """Give the id, and the name of whoever handed in unless the id says it."""
    name = submission.person.name or submission.person.group
    return submission.id if name in submission.id else f"{submission.id}\n{name}"


def _mark(submission: SubmissionResult) -> str:
    """Write a mark; one by hand with a star, none where nobody has judged the work."""
    if not submission.has_mark:
        return "–"
    return f"{submission.score:g}*" if submission.manual_score is not None else f"{submission.score:g}"


def attention(results: Results, language: Language) -> RenderableType | None:
    """Show what needs the teacher's eye; None where nothing does."""
    from grader.report.attention import matters
    from grader.report.brief import in_brief

    found = matters(in_brief(results))
    if not found:
        return None
    table = Table(box=None, show_header=False, padding=(0, 1))
    table.add_column("what", no_wrap=True)
    table.add_column("who", overflow="fold")
    table.add_row(Styled(text("needs your eye", "需要你过目")[language], "bold yellow"), "")
    for matter in found:
        cases = [" ".join(filter(None, (case.id, case.name))) for case in matter.cases]
        shown = "; ".join(cases[:MOST_CASES]) + (f" … ({len(cases)})" if len(cases) > MOST_CASES else "")
        table.add_row(matter.title[language], Styled(printable(shown)))
    return table


def census_table(found: Census, language: Language) -> RenderableType:
    """Show who is who, before anything is graded."""
    table = Table()
    for heading in (
        *(text("id", "编号"), text("person", "姓名"), text("number or login", "学号或账号"), text("handed in", "提交")),
        *(text("counts", "计分文件"), text("left out, and why", "未计入及原因")),
    ):
        table.add_column(heading[language], overflow="fold", min_width=8)
    for row in found.rows:
        who = row.person
        members = who.members if len(who.members) > 1 else ()
        names = ", ".join(each.name for each in members) or who.name or who.group
        numbers = ", ".join(filter(None, (each.number or each.login for each in members))) or who.number or who.login
        late = text("late", "迟交")[language] if who.late else ""
        again = text(f"attempt {who.attempt}", f"第 {who.attempt} 次")[language] if (who.attempt or 0) > 1 else ""
        when = who.submitted.replace("T", " ")[:16]
        left = [f"{each.name}: {each.why[language]}" if each.why else each.name for each in row.left]
        unlisted = [] if row.listed else [text("not on the roster", "不在名单中")[language]]
        table.add_row(
            *(
                Styled(printable(cell))
                for cell in (row.id, names, numbers, " ".join(filter(None, (when, again, late))))
            ),
            Styled(printable("\n".join(row.taken), keep="\n") or "–", "" if row.taken else "red"),
            Styled(printable("\n".join([row.refused[language], *unlisted, *left]).strip(), keep="\n")),
        )
    nobody = [f"  {printable(each.name)}: {each.why[language]}" for each in found.nobody]
    missing = [
        f"  {printable(' '.join(filter(None, (each.name, each.number or each.login))))}" for each in found.missing
    ]
    parts: list[RenderableType] = [table]
    if nobody:
        parts += [Styled(text("belongs to nobody", "不属于任何学生")[language], "bold"), *map(Styled, nobody)]
    if missing:
        parts += [Styled(text("handed in nothing", "未提交")[language], "bold"), *map(Styled, missing)]
    return Group(*parts)


def printable(student_text: str, keep: str = "") -> str:
    """Make a student's text safe to print: no control characters, so no escape sequences."""
    return "".join(char if char.isprintable() or char in keep else " " for char in student_text)


def by_sentence(said: str) -> str:
    """Put each sentence of ours on a line of its own."""
    return re.sub(r"(?<=\.)\s+(?=[A-Z])|(?<=。)(?=.)", "\n", said.strip())


def as_plain_text(report: HomeReport) -> str:
    """Show a report where there is neither terminal nor notebook."""
    stream = io.StringIO()
    Console(file=stream, width=110, force_jupyter=False, force_terminal=False, color_system=None).print(
        home_report(report)
    )
    return stream.getvalue()


IN_THE_REPORT = text(
    "{title}: {count} submissions; the report and grades.csv list them", "{title}：{count} 份作业，见报告和 grades.csv"
)
