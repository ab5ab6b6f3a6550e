"""Brightspace: a file for "Import grades".

It finds students by ``OrgDefinedId`` or ``Username``, both with ``#`` before them; a mark stands under the name of the
grade item and "Points Grade"; every row ends with ``#``.
"""

from __future__ import annotations

import re

from grader.export.blackboard import NO_LOGIN
from grader.export.cells import Cell, table
from grader.export.feedback import plain
from grader.export.filling import fill_column
from grader.export.rows import Options, full_marks, rows
from grader.gradebook.results import Results
from grader.intake.table import Table
from grader.text import Language

END = "End-of-Line Indicator"


def export(results: Results, language: Language, options: Options) -> dict[str, bytes]:
    """Write one row per student; what is to be said besides the mark in a file of its own."""
    content = (
        _filled(options.gradebook, results, options) if options.gradebook else _complete(results, language, options)
    )
    lines: list[list[Cell]] = [["Username", "Name", "Feedback"]]
    lines += [[row.login, row.who.name, plain(results, row.submission, language)] for row in rows(results, options)]
    return {"brightspace.csv": content, "brightspace_feedback.csv": table(lines, bom=True)}


def _complete(results: Results, language: Language, options: Options) -> bytes:
    item = options.column or f"{results.title[language]} ({results.assignment})"
    column = f"{item} Points Grade <Numeric MaxPoints:{full_marks(results):g}>"
    lines: list[list[Cell]] = [["OrgDefinedId", "Username", "Last Name", "First Name", column, END]]
    unknown = []
    for row in rows(results, options):
        school = row.person.school_number or (
            row.who.number if row.person.platform not in ("Brightspace", "Canvas", "Moodle") else ""
        )
        if not school and not row.login:
            unknown.append(row.id or row.who.name)
        first, _, last = row.who.name.rpartition(" ")
        lines.append([_marked(school), _marked(row.login), last, first, row.mark, "#"])
    if unknown:
        options.warnings.append(NO_LOGIN.format(ids=", ".join(unknown)))
    return table(lines, bom=True)


def _marked(identity: str) -> str:
    return f"#{identity}" if identity else ""


def _filled(gradebook: Table, results: Results, options: Options) -> bytes:
    header = gradebook.header
    marks = [at for at, title in enumerate(header) if re.search(r"Points Grade", title)]
    return fill_column(gradebook, marks, results, options)
