"""Brightspace: a file for "Import grades".

It finds students by ``OrgDefinedId`` or ``Username``, both with ``#`` before them; a mark stands under the name of the
grade item and "Points Grade"; every row ends with ``#``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from grader.export.blackboard import NO_LOGIN
from grader.export.cells import Cell, table_pieces
from grader.export.feedback import plain
from grader.export.filling import fill_column
from grader.export.rows import Files, Options, Row, full_marks, rows
from grader.files import Content
from grader.gradebook.results import Results
from grader.intake.table import Table
from grader.text import Language

END = "End-of-Line Indicator"


def export(results: Results, language: Language, options: Options) -> Files:
    """Write one row per student; what is to be said besides the mark in a file of its own."""
    content: Content = (
        _filled(options.gradebook, results, options) if options.gradebook else _complete(results, language, options)
    )
    said = ([row.login, row.who.name, plain(results, row.submission, language)] for row in rows(results, options))
    feedback = table_pieces(chain([["Username", "Name", "Feedback"]], said), bom=True)
    return {"brightspace.csv": content, "brightspace_feedback.csv": feedback}


def _complete(results: Results, language: Language, options: Options) -> Iterator[bytes]:
    unknown = [row.id or row.who.name for row in rows(results, options) if not _school_number(row) and not row.login]
    if unknown:
        options.warnings.append(NO_LOGIN.format(ids=", ".join(unknown)))
    return table_pieces(_lines(results, language, options), bom=True)


def _lines(results: Results, language: Language, options: Options) -> Iterator[list[Cell]]:
    item = options.column or f"{results.title[language]} ({results.assignment})"
    column = f"{item} Points Grade <Numeric MaxPoints:{full_marks(results):g}>"
    yield ["OrgDefinedId", "Username", "Last Name", "First Name", column, END]
    for row in rows(results, options):
        first, _, last = row.who.name.rpartition(" ")
        yield [_marked(_school_number(row)), _marked(row.login), last, first, row.mark, "#"]


def _school_number(row: Row) -> str:
    own = row.who.number if row.person.platform not in ("Brightspace", "Canvas", "Moodle") else ""
    return row.person.school_number or own


def _marked(identity: str) -> str:
    return f"#{identity}" if identity else ""


def _filled(gradebook: Table, results: Results, options: Options) -> bytes:
    header = gradebook.header
    marks = [at for at, title in enumerate(header) if re.search(r"Points Grade", title)]
    return fill_column(gradebook, marks, results, options)
