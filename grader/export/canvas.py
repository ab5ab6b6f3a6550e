"""Canvas: a file for "Import" of its gradebook, and the feedback pages for "Upload Submissions" of the assignment.

What its ``lib/gradebook_importer.rb`` takes: students by ``ID``, then by ``SIS User ID``, ``SIS Login ID``, exact name;
an assignment by the number in brackets at the end of its title, which only a gradebook that was downloaded tells. So
the best is to fill that. The pages go back under the names that the work came with; Canvas adds them as comments.
"""

from __future__ import annotations

from grader.export.archive import packed, pages
from grader.export.cells import Cell, table
from grader.export.filling import fill_column, unlike
from grader.export.rows import Options, full_marks, rows
from grader.gradebook.results import Results
from grader.intake.table import Table
from grader.text import Language

STUDENT_COLUMNS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
TOTALS = r"(Current|Final|Override) (Score|Points|Grade|Status)"  # what Canvas computes by itself


def export(results: Results, language: Language, options: Options) -> dict[str, bytes]:
    """Write one row per student with the mark."""
    content = (
        _filled(options.gradebook, results, options) if options.gradebook else _complete(results, language, options)
    )
    own = {
        f"{submission.person.upload}_feedback.html": page
        for submission, page in pages(results, language)
        if submission.person.platform == "Canvas" and submission.person.upload
    }
    files = {"canvas.csv": content}
    return {**files, "canvas_feedback.zip": packed(own)} if own else files


def _complete(results: Results, language: Language, options: Options) -> bytes:
    lines: list[list[Cell]] = [
        [*STUDENT_COLUMNS, f"{results.title[language]} ({results.assignment})"],
        ["    Points Possible", "", "", "", "", full_marks(results)],
    ]
    for row in rows(results, options):
        canvas = row.person.platform in ("", "Canvas")
        id_number = row.who.number if canvas else ""
        name = row.who.name or row.id
        lines.append([name, id_number, row.person.school_number, row.login, "", row.mark])
    return table(lines, bom=False)


def _filled(gradebook: Table, results: Results, options: Options) -> bytes:
    header = gradebook.header
    section = next((at for at, title in enumerate(header) if "Section" in title), 2)
    marks = unlike(range(section + 1, len(header)), header, TOTALS)
    return fill_column(gradebook, marks, results, options)
