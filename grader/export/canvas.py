"""Canvas: a file for "Import" of its gradebook, and the feedback pages for "Upload Submissions" of the assignment.

What its ``lib/gradebook_importer.rb`` takes: students by ``ID``, then by ``SIS User ID``, ``SIS Login ID``, exact name;
an assignment by the number in brackets at the end of its title, which only a gradebook that was downloaded tells. So
the best is to fill that. The pages go back under the names that the work came with; Canvas adds them as comments.
"""

from __future__ import annotations

from collections.abc import Iterator

from grader.export.archive import packed_pages
from grader.export.cells import Cell, table_pieces
from grader.export.filling import fill_column, unlike
from grader.export.rows import Files, Options, full_marks, rows
from grader.files import Content
from grader.gradebook.results import Results, SubmissionResult
from grader.intake.table import Table
from grader.text import Language

STUDENT_COLUMNS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
TOTALS = r"(Current|Final|Override) (Score|Points|Grade|Status)"  # what Canvas computes by itself


def export(results: Results, language: Language, options: Options) -> Files:
    """Write one row per student with the mark."""
    content: Content = (
        _filled(options.gradebook, results, options) if options.gradebook else _complete(results, language, options)
    )
    own = packed_pages(results, language, _page_name)
    files: Files = {"canvas.csv": content}
    return {**files, "canvas_feedback.zip": own} if own else files


def _page_name(submission: SubmissionResult) -> Iterator[str]:
    """Name the page as the work that came from Canvas was."""
    if submission.person.platform == "Canvas" and submission.person.upload:
        yield f"{submission.person.upload}_feedback.html"


def _complete(results: Results, language: Language, options: Options) -> Iterator[bytes]:
    return table_pieces(_lines(results, language, options), bom=False)


def _lines(results: Results, language: Language, options: Options) -> Iterator[list[Cell]]:
    yield [*STUDENT_COLUMNS, f"{results.title[language]} ({results.assignment})"]
    yield ["    Points Possible", "", "", "", "", full_marks(results)]
    for row in rows(results, options):
        canvas = row.person.platform in ("", "Canvas")
        id_number = row.who.number if canvas else ""
        name = row.who.name or row.id
        yield [name, id_number, row.person.school_number, row.login, "", row.mark]


def _filled(gradebook: Table, results: Results, options: Options) -> bytes:
    header = gradebook.header
    section = next((at for at, title in enumerate(header) if "Section" in title), 2)
    marks = unlike(range(section + 1, len(header)), header, TOTALS)
    return fill_column(gradebook, marks, results, options)
