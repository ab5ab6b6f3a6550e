"""A workbook that Excel opens rightly: Chinese names, numbers that keep their zeros, text that is never a formula."""

from __future__ import annotations

from functools import partial
from typing import IO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from grader.export.archive import pieces
from grader.export.cells import INVISIBLE, Cell
from grader.export.plain import without_controls
from grader.export.rows import Files, Options
from grader.export.table import COLUMNS, MISSING, check_ids, lines
from grader.gradebook.results import Results
from grader.report.wording import STATUSES
from grader.text import Language

MOST_TEXT = 32_000  # characters that Excel shows in a cell: 32,767
WIDE = {"message": 40, "mistakes": 40, "feedback": 60, "name": 14, "number": 18, "id": 24}  # in characters
STATUS_WORDS = {**{str(status): word for status, word in STATUSES.items()}, "missing": MISSING}


def export(results: Results, language: Language, options: Options) -> Files:
    """Write a sheet with all marks and the points of every check."""
    return {"grades.xlsx": pieces(partial(_save, results, language, options))}


def _save(results: Results, language: Language, options: Options, file: IO[bytes]) -> None:
    """Write the workbook a row at a time; what goes before the rows in its file has to be said before them."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(results.assignment[:31])
    assert isinstance(sheet, WriteOnlyWorksheet)
    checks = check_ids(results)
    width = len(COLUMNS) + len(checks)
    for column, name in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = WIDE.get(name, 12)
    sheet.freeze_panes = "B2"
    height = 1 + len(results.submissions) + len(results.missing)
    sheet.auto_filter.ref = f"A1:{get_column_letter(width)}{height}"
    heading = [_cell(sheet, title) for title in (*(title[language] for title in COLUMNS.values()), *checks)]
    for cell in heading:
        if cell is not None:
            cell.font = Font(bold=True)
    sheet.append(heading)
    status = list(COLUMNS).index("status")
    for row in lines(results, checks, language, options):
        word = STATUS_WORDS.get(str(row[status]))
        row[status] = word[language] if word else row[status]
        sheet.append([_cell(sheet, value) for value in row])
    book.save(file)


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> SheetCell | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    shown = without_controls(INVISIBLE.sub(" ", value))[:MOST_TEXT]
    cell = WriteOnlyCell(sheet, shown)
    cell.data_type = "s"  # text, also where it begins with "="
    cell.number_format = "@"
    cell.alignment = Alignment(vertical="top", wrap_text="\n" in shown)
    return cell
