"""Blackboard: a file for "Upload grades" of its gradebook.

It finds students by ``Username`` alone, and a column by the number behind ``|`` at the end of its title, which only a
gradebook that was downloaded tells; without it a column is made anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from grader.export.cells import table_pieces
from grader.export.feedback import plain
from grader.export.filling import fill_column, number
from grader.export.rows import Files, Options, full_marks, rows
from grader.files import Content
from grader.gradebook.results import Results
from grader.intake.table import Table
from grader.text import Language, text


def export(results: Results, language: Language, options: Options) -> Files:
    """Write one row per student; what is to be said besides the mark in a file of its own."""
    content: Content
    if options.gradebook:
        content = _filled(options.gradebook, results, options)
    else:
        title = (
            options.column or f"{results.title[language]} ({results.assignment}) [Total Pts: {full_marks(results):g}]"
        )
        content = _complete(results, title, options)
    return {"blackboard.csv": content, "blackboard_feedback.csv": _feedback(results, language, options)}


def _complete(results: Results, title: str, options: Options) -> Iterator[bytes]:
    nameless = [row.id or row.who.name for row in rows(results, options) if not row.login]
    if nameless:
        options.warnings.append(NO_LOGIN.format(ids=", ".join(nameless)))
    return quoted(_lines(results, title, options))


def _lines(results: Results, title: str, options: Options) -> Iterator[list[str]]:
    yield ["Last Name", "First Name", "Username", title]
    for row in rows(results, options):
        first, _, last = row.who.name.rpartition(" ")
        yield [last, first, row.login, number(row.mark)]


def _feedback(results: Results, language: Language, options: Options) -> Iterator[bytes]:
    said = ([row.login, row.who.name, plain(results, row.submission, language)] for row in rows(results, options))
    return quoted(chain([["Username", "Name", "Feedback"]], said))


def _filled(gradebook: Table, results: Results, options: Options) -> bytes:
    header = gradebook.header
    marks = [at for at, title in enumerate(header) if re.search(r"\|\d+\s*$", title)]
    return fill_column(gradebook, marks, results, options)


def quoted(lines: Iterable[list[str]]) -> Iterator[bytes]:
    """Write rows with every cell between quotation marks, and a byte-order mark, as Blackboard takes them."""
    return table_pieces(lines, bom=True, all_quoted=True)


NO_LOGIN = text(
    "no user name is known, give one with --roster when grading: {ids}",
    "缺少用户名，请在批改时用 --roster 提供：{ids}",
)
