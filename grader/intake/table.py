"""A table that somebody else wrote: CSV in whatever dialect and encoding, or XLSX."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from grader.errors import UsageError
from grader.text import text

MOST_BYTES = 64 << 20
SEPARATORS = ",;\t:"  # those that Moodle, Canvas and Blackboard write
ENCODINGS = ("utf-8-sig", "gb18030", "latin-1")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text, all as long as the header; the dialect says how to write them back."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    separator: str = ","
    encoding: str = "utf-8"
    bom: bool = False
    quoted: bool = False  # every cell stood between quotation marks

    def written(self, rows: tuple[tuple[str, ...], ...] | list[list[str]]) -> bytes:
        """Write rows under the same header, in the same dialect."""
        stream = io.StringIO()
        if self.quoted:
            writer = csv.writer(stream, delimiter=self.separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        else:
            writer = csv.writer(stream, delimiter=self.separator, lineterminator="\r\n")
        writer.writerow(self.header)
        writer.writerows(rows)
        content = stream.getvalue()
        if self.encoding == "utf-16":
            return content.encode("utf-16")
        return (b"\xef\xbb\xbf" if self.bom else b"") + content.encode(self.encoding, "replace")


def read_table(path: Path) -> Table:
    """Read a .csv or .xlsx.

    Raises
    ------
    UsageError
        If there is no such file, or it is no table.
    """
    try:
        with open(path, "rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(
            text(f"{path} cannot be read: {error.strerror}", f"无法读取 {path}：{error.strerror}")
        ) from error
    if len(content) > MOST_BYTES:
        raise _no_table(path, "more than 64 MB")
    table = _sheet(path, content) if content.startswith(b"PK") else _separated(path, content)
    if len(table.header) < 1 or not any(table.header):
        raise _no_table(path, "no heading")
    return table


def _separated(path: Path, content: bytes) -> Table:
    encoding, bom = "utf-8", content.startswith(b"\xef\xbb\xbf")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
        written = content.decode("utf-16", "replace")
    else:
        for tried in ENCODINGS:
            try:
                written = content.decode(tried)
            except UnicodeDecodeError:
                continue
            encoding = "utf-8" if tried == "utf-8-sig" else tried
            break
    separator = _separator(written)
    try:
        rows = [row for row in csv.reader(io.StringIO(written, newline=""), delimiter=separator) if row]
    except csv.Error as error:
        raise _no_table(path, str(error)) from error
    if not rows:
        raise _no_table(path, "empty")
    first_line = written.splitlines()[0].strip()
    quoted = first_line.startswith('"') and first_line.count('"') >= 2 * len(rows[0])
    return _even(rows, separator=separator, encoding=encoding, bom=bom, quoted=quoted)


def _separator(written: str) -> str:
    """Take the sign that splits the first lines into the most cells, equally many each."""
    lines = written.splitlines()[:3]
    best, most = ",", 1
    for separator in SEPARATORS:
        try:
            counts = [len(row) for row in csv.reader(lines, delimiter=separator) if row]
        except csv.Error:
            continue
        if counts and counts[0] > most and min(counts) == counts[0]:
            best, most = separator, counts[0]
    return best


def _sheet(path: Path, content: bytes) -> Table:
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = [[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)]
        book.close()
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, zipfile.BadZipFile) as error:
        raise _no_table(path, str(error)[:200]) from error
    rows = [row for row in rows if any(row)]
    if not rows:
        raise _no_table(path, "empty")
    return _even(rows)


def _cell(value: object) -> str:
    """Write a cell as one would read it; a spreadsheet keeps a student number as 2023001.0."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _even(
    rows: list[list[str]],
    *,
    separator: str = ",",
    encoding: str = "utf-8",
    bom: bool = False,
    quoted: bool = False,
) -> Table:
    width = len(rows[0])
    even = tuple(tuple(row[:width]) + ("",) * (width - len(row)) for row in rows[1:])
    return Table(tuple(rows[0]), even, separator, encoding, bom, quoted)


def _no_table(path: Path, reason: str) -> UsageError:
    return UsageError(
        text(
            f"{path} cannot be read as a table ({reason}); save it as .csv (UTF-8) or .xlsx",
            f"无法将 {path} 作为表格读取（{reason}）；请另存为 .csv（UTF-8）或 .xlsx",
        )
    )
