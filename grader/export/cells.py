"""Cells of a table that a spreadsheet shows and does not run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

Cell = str | float | int | None

# What spreadsheets take for the start of a formula, also after blanks and in the full-width forms of Chinese input;
# a line end inside a cell starts a new row for a program that ignores quotes.
FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")  # all but tab and line feed
BOM = "\ufeff"  # without it Excel reads Chinese as the system's own encoding


def harmless_cell(value: Cell) -> Cell:
    r"""Make a cell that can be shown: text that looks like a formula gets an apostrophe before it.

    Control characters and half characters become a space; ``\r`` and ``\r\n`` become ``\n``.
    """
    if not isinstance(value, str):
        return value
    shown = INVISIBLE.sub(" ", value.replace("\r\n", "\n").replace("\r", "\n"))
    return f"'{shown}" if FORMULA.match(shown) or FORMULA.match(value) else shown


def table(rows: Iterable[Sequence[Cell]], *, bom: bool) -> bytes:
    """Write rows as CSV in UTF-8: every text quoted, so that no separator of any locale splits it.

    Parameters
    ----------
    bom : begin with a byte-order mark, for Excel; learning platforms do without
    """
    return b"".join(table_pieces(rows, bom=bom))


def table_pieces(rows: Iterable[Sequence[Cell]], *, bom: bool, all_quoted: bool = False) -> Iterator[bytes]:
    """Write what `table` does, a row at a time; with ``all_quoted`` numbers stand between quotation marks too."""
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL if all_quoted else csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    if bom:
        yield BOM.encode()
    for row in rows:
        writer.writerow([harmless_cell(cell) for cell in row])
        yield stream.getvalue().encode()
        stream.seek(0)
        stream.truncate()
