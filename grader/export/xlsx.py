"""A workbook that Excel opens rightly: Chinese names, numbers that keep their zeros, text that is never a formula."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from grader.export.cells import INVISIBLE, Cell
from grader.export.plain import without_controls
from grader.export.rows import Options
from grader.export.table import COLUMNS, MISSING, check_ids, lines
from grader.gradebook.results import Results
from grader.report.wording import STATUSES
from grader.text import Language

MOST_TEXT = 32_000  # characters that Excel shows in a cell: 32,767
WIDE = {"message": 40, "mistakes": 40, "feedback": 60, "name": 14, "number": 18, "id": 24}  # in characters
STATUS_WORDS = {**{str(status): word for status, word in STATUSES.items()}, "missing": MISSING}


def export(results: Results, language: Language, options: Options) -> dict[str, bytes]:
    """Write a sheet with all marks and the points of every check."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = results.assignment[:31]
    checks = check_ids(results)
    _write(sheet, 1, [*(title[language] for title in COLUMNS.values()), *checks])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    status = list(COLUMNS).index("status")
    for at, row in enumerate(lines(results, checks, language, options), start=2):
        word = STATUS_WORDS.get(str(row[status]))
        row[status] = word[language] if word else row[status]
        _write(sheet, at, row)
    for column, name in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = WIDE.get(name, 12)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    stream = io.BytesIO()
    book.save(stream)
    return {"grades.xlsx": stream.getvalue()}


def _write(sheet: Worksheet, row: int, cells: list[Cell]) -> None:
    for column, value in enumerate(cells, start=1):
        if value is None or value == "":
            continue
        cell = sheet.cell(row=row, column=column)
        assert isinstance(cell, SheetCell)
        if isinstance(value, str):
            shown = without_controls(INVISIBLE.sub(" ", value))[:MOST_TEXT]
            cell.value = shown
            cell.data_type = "s"  # text, also where it begins with "="
            cell.number_format = "@"
            cell.alignment = Alignment(vertical="top", wrap_text="\n" in shown)
        else:
            cell.value = value
