"""Blackboard: a file for "Upload grades" of its gradebook.

It finds students by ``Username`` alone, and a column by the number behind ``|`` at the end of its title, which only a
gradebook that was downloaded tells; without it a column is made anew.
"""

from __future__ import annotations

import csv
import io
import re

from grader.export.cells import BOM, harmless_cell
from grader.export.feedback import plain
from grader.export.filling import fill_column, number
from grader.export.rows import Options, full_marks, rows
from grader.gradebook.results import Results
from grader.intake.table import Table
from grader.text import Language, text


def export(results: Results, language: Language, options: Options) -> dict[str, bytes]:
    """Write one row per student; what is to be said besides the mark in a file of its own."""
    if options.gradebook:
        content = _filled(options.gradebook, results, options)
    else:
        title = (
            options.column or f"{results.title[language]} ({results.assignment}) [Total Pts: {full_marks(results):g}]"
        )
        content = _complete(results, title, options)
    return {"blackboard.csv": content, "blackboard_feedback.csv": _feedback(results, language, options)}


def _complete(results: Results, title: str, options: Options) -> bytes:
    lines = [["Last Name", "First Name", "Username", title]]
    nameless = []
    for row in rows(results, options):
        if not row.login:
            nameless.append(row.id or row.who.name)
        first, _, last = row.who.name.rpartition(" ")
        lines.append([last, first, row.login, number(row.mark)])
    if nameless:
        options.warnings.append(NO_LOGIN.format(ids=", ".join(nameless)))
    return quoted(lines)


def _feedback(results: Results, language: Language, options: Options) -> bytes:
    lines = [["Username", "Name", "Feedback"]]
    lines += [[row.login, row.who.name, plain(results, row.submission, language)] for row in rows(results, options)]
    return quoted(lines)


def _filled(gradebook: Table, results: Results, options: Options) -> bytes:
    header = gradebook.header
    marks = [at for at, title in enumerate(header) if re.search(r"\|\d+\s*$", title)]
    return fill_column(gradebook, marks, results, options)


def quoted(lines: list[list[str]]) -> bytes:
    """Write rows with every cell between quotation marks, and a byte-order mark, as Blackboard takes them."""
    stream = io.StringIO()
    csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(
        [[harmless_cell(cell) for cell in line] for line in lines]
    )
    return (BOM + stream.getvalue()).encode()


NO_LOGIN = text(
    "no user name is known, give one with --roster when grading: {ids}",
    "缺少用户名，请在批改时用 --roster 提供：{ids}",
)
