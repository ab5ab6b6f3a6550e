"""A gradebook that a platform gave, filled: its rows, columns and dialect stay as they are, all but our cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from grader.errors import UsageError
from grader.export.rows import Options, mark_of
from grader.gradebook.results import Results, SubmissionResult
from grader.intake.roster import matched_places, people_of
from grader.intake.table import Table
from grader.person import Person
from grader.text import Text, text


def choose_column(header: Sequence[str], candidates: Sequence[int], results: Results, asked: str | None) -> int:
    """Find the column of the assignment: the one whose title holds its id, or its title in any language.

    Parameters
    ----------
    candidates : the columns that hold marks
    asked : what the teacher says the column is called, or a part of it

    Raises
    ------
    UsageError
        If there is none, or more than one; the message lists the columns.
    """
    if asked is not None:
        found = [at for at in candidates if header[at].strip() == asked.strip()]
        found = found or [at for at in candidates if _plain(asked) in _plain(header[at])]
    else:
        found = []
        for wanted in (results.assignment, results.title.en, results.title.zh):
            found = found or [at for at in candidates if _plain(wanted) and _plain(wanted) in _plain(header[at])]
    if len(found) == 1:
        return found[0]
    there = "; ".join(header[at] for at in (found or candidates)) or "-"
    what = asked or results.assignment
    raise UsageError(
        text(
            f"{'several columns' if found else 'no column'} for {what}; say which with --column NAME: {there}",
            f"{'有多列' if found else '没有列'}对应 {what}；请用 --column 指定：{there}",
        )
    )


def _plain(title: str) -> str:
    return re.sub(r"[\W_]+", " ", title.casefold()).strip()


def fill(
    table: Table,
    people: Sequence[Person | None],
    results: Results,
    options: Options,
    write: Callable[[list[str], SubmissionResult | None, float | None], None],
) -> list[list[str]]:
    """Fill the rows of those who handed in.

    Parameters
    ----------
    people : whom each row of the table is about; None for a row that is no student's
    write : is given a row, the submission (None for who handed in nothing, with --zeros alone) and the mark

    Returns
    -------
    all rows of the table, in their order
    """
    filled = [list(row) for row in table.rows]
    places = matched_places({each.id: each.person for each in results.submissions}, people)
    taken: set[int] = set()
    for submission in results.submissions:
        for at in places[submission.id]:
            taken.add(at)
            write(filled[at], submission, mark_of(submission, options))
    if options.zeros:
        for at, person in enumerate(people):
            if person is not None and at not in taken:
                write(filled[at], None, 0.0)
    lost = [identity for identity, own in places.items() if not own]
    if lost:
        options.warnings.append(NOT_FOUND.format(ids=", ".join(lost)))
    return filled


def fill_column(gradebook: Table, candidates: Sequence[int], results: Results, options: Options) -> bytes:
    """Fill the assignment's column, one of ``candidates``, and leave the cell of whoever has no mark as it is.

    Raises
    ------
    UsageError
        As `choose_column`.
    """
    column = choose_column(gradebook.header, candidates, results, options.column)

    def write(row: list[str], submission: SubmissionResult | None, mark: float | None) -> None:
        if mark is not None:
            row[column] = number(mark)

    return gradebook.written(fill(gradebook, people_of(gradebook), results, options, write))


def number(mark: float | None) -> str:
    """Write a mark with a point, and no decimals that say nothing."""
    return "" if mark is None else f"{mark:.2f}".rstrip("0").rstrip(".")


def unlike(columns: Iterable[int], header: Sequence[str], words: str) -> list[int]:
    """Keep the columns whose titles hold none of the words."""
    return [at for at in columns if not re.search(words, header[at])]


NOT_FOUND: Text = text("not in the file, so not exported: {ids}", "文件中没有对应的学生，未导出：{ids}")
