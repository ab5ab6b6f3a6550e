"""Moodle: its grading worksheet, filled, and the feedback pages for "Upload multiple feedback files in a zip".

What ``mod/assign/feedback/offline`` takes: the columns "Identifier", "Grade" and "Last modified (grade)" by their exact
names in the language of whoever uploads, the comments by theirs; students by the number behind the word for
participant; comments as HTML. A row is skipped if Moodle's own mark was changed more than a minute after the time in
the row, so that time is the one of the marking. A worksheet that Moodle gave names its columns rightly, whatever the
language; so the best is to fill that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.errors import UsageError
from grader.export.archive import in_a_name, packed_pages
from grader.export.cells import Cell, harmless_cell, table_pieces
from grader.export.feedback import as_html
from grader.export.filling import fill, number
from grader.export.rows import Files, Options, Row, full_marks, rows
from grader.files import Content
from grader.gradebook.results import Results, SubmissionResult
from grader.intake.roster import people_of
from grader.intake.table import Table
from grader.person import Person
from grader.text import Language, text

COLUMNS = (
    *("Identifier", "Full name", "Email address", "Status", "Grade", "Maximum Grade", "Grade can be changed"),
    *("Last modified (submission)", "Last modified (grade)", "Feedback comments"),
)
NEVER = "-"


def export(results: Results, language: Language, options: Options) -> Files:
    """Write one row per student with the mark, the mistakes and what lost points."""
    content: Content = (
        _filled(options.worksheet, results, language, options)
        if options.worksheet
        else table_pieces(_lines(results, language, options), bom=False)
    )
    own = packed_pages(results, language, _page_names)
    files: Files = {"moodle.csv": content}
    return {**files, "moodle_feedback.zip": own} if own else files


def _page_names(submission: SubmissionResult) -> Iterator[str]:
    """Name the page for each who handed in, as Moodle finds them."""
    for member in submission.person.people if submission.person.platform == "Moodle" else ():
        if member.number:
            yield f"{in_a_name(member.name)}_{member.number}_assignfeedback_file_feedback.html"


def _lines(results: Results, language: Language, options: Options) -> Iterator[list[Cell]]:
    most = full_marks(results)
    yield list(COLUMNS)
    for row in rows(results, options):
        number_of = row.who.number if row.person.platform in ("", "Moodle") else ""
        submission = row.submission
        yield [
            f"Participant {number_of}" if number_of else row.id or row.login,
            row.who.name or row.id,
            row.who.email,
            str(submission.status) if submission else "",
            row.mark,
            most,
            "Yes",
            row.person.submitted or NEVER,
            _marked_at(row, options),
            as_html(results, submission, language) if submission or options.zeros else "",
        ]


def _marked_at(row: Row, options: Options) -> str:
    """Say when the mark was given, as Moodle reads it."""
    moment = options.times.get(row.id)
    return moment.isoformat(timespec="seconds") if moment else NEVER


# ------------------------------------------------------------------------------------------------- Moodle's own file


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a worksheet are, whatever its language."""

    identifier: int
    grade: int
    modified: int
    comments: int | None


def _filled(worksheet: Table, results: Results, language: Language, options: Options) -> bytes:
    at = columns(worksheet)

    def write(row: list[str], submission: SubmissionResult | None, mark: float | None) -> None:
        moment = options.times.get(submission.id) if submission else None
        if mark is not None:
            row[at.grade] = number(mark)
        if moment is not None:
            row[at.modified] = moment.isoformat(timespec="seconds")
        if at.comments is not None:
            row[at.comments] = str(harmless_cell(as_html(results, submission, language)))

    people = _participants(worksheet, at)
    return worksheet.written(fill(worksheet, people, results, options, write))


def _participants(worksheet: Table, at: Columns) -> tuple[Person | None, ...]:
    """Read whose each row is: its name stands behind the identifier, as Moodle has it."""
    others = people_of(worksheet)
    found: list[Person | None] = []
    for row, other in zip(worksheet.rows, others, strict=True):
        participant = re.fullmatch(r"\D*(\d+)", row[at.identifier].strip())
        if participant is None:
            found.append(None)
            continue
        name = row[at.identifier + 1].strip() if at.identifier + 1 < at.grade else ""
        group = other.group if other else ""
        email = next((cell.strip() for cell in row if re.fullmatch(r"\s*[^\s@]+@[^\s@]+\s*", cell)), "")
        found.append(Person(platform="Moodle", name=name, number=participant[1], email=email, group=group))
    return tuple(found)


def columns(worksheet: Table) -> Columns:
    """Find the columns of Moodle's worksheet by their order and what is in them; English ones by name.

    Moodle's order is: identifier, name, ..., grade, maximum grade, ..., date of the submission, date of the grade,
    comments. The grade's date has the word for grade in brackets.

    Raises
    ------
    UsageError
        If these cannot be found.
    """
    header = [title.strip() for title in worksheet.header]
    named = {title: at for at, title in enumerate(header)}
    identifier = named.get("Identifier", _first(worksheet, r"\s*\D+\d+\s*"))
    grade = named.get("Grade", _grade(worksheet, header))
    if identifier is None or grade is None or identifier >= grade:
        raise UsageError(NO_WORKSHEET.format(columns="; ".join(header[:14])))
    modified = named.get("Last modified (grade)", _modified(header, grade))
    if modified is None:
        raise UsageError(NO_WORKSHEET.format(columns="; ".join(header[:14])))
    comments = named.get("Feedback comments", modified + 1 if modified + 1 < len(header) else None)
    return Columns(identifier, grade, modified, comments)


def _first(worksheet: Table, pattern: str) -> int | None:
    """Give the first column all of whose cells look alike."""
    return next(
        (
            at
            for at in range(len(worksheet.header))
            if worksheet.rows and all(re.fullmatch(pattern, row[at]) for row in worksheet.rows)
        ),
        None,
    )


def _grade(worksheet: Table, header: Sequence[str]) -> int | None:
    """Find the grade: the column before the one that holds the same number in all rows, the maximum."""
    for at in range(2, len(header)):
        most = {row[at].strip() for row in worksheet.rows}
        before = [row[at - 1].strip() for row in worksheet.rows]
        if (
            len(most) == 1
            and re.fullmatch(r"\d+([.,]\d+)?", next(iter(most)))
            and all(re.fullmatch(r"(-|-?\d+([.,]\d+)?)?", cell) for cell in before)
        ):
            return at - 1
    return None


def _modified(header: Sequence[str], grade: int) -> int | None:
    """Find the date of the grade: its title ends with the grade's own in brackets."""
    word = header[grade].casefold()
    dated = [
        at
        for at in range(grade + 2, len(header))
        if (inside := re.search(r"[(（](.+?)[)）]\s*$", header[at].casefold()))
        and (inside[1] in word or word in inside[1])
    ]
    if dated:
        return dated[-1]
    bracketed = [at for at in range(grade + 2, len(header)) if re.search(r"[(（].+[)）]\s*$", header[at])]
    return bracketed[-1] if len(bracketed) >= 2 else None


NO_WORKSHEET = text(
    'this is no grading worksheet of Moodle (its columns: {columns}); download one with "Download grading worksheet"',
    "这不是 Moodle 的评分工作表（列：{columns}）；请在 Moodle 中重新下载评分工作表",
)
