r"""IPython's own syntax in a notebook cell, replaced by plain Python on the same lines, for those who look at it.

What is run is run by IPython itself, beside the student's code; here nothing but the student's own Python is wanted.
A notebook cell is Python but for magics (``%matplotlib inline``), shell escapes (``!pip list``) and help
(``np.dot?``). They stand where a statement begins, or after the ``=`` of an assignment, and nowhere else; so the one
thing to know is where statements begin: outside brackets and strings, and not after a backslash.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

KEPT = frozenset({"time", "timeit", "capture", "prun", "debug", "memit"})  # cell magics that run the cell's own Python
CELL_MAGIC = re.compile(r"%%(\w*)")
WRITTEN = re.compile(r"\s*%%(?:writefile|file)[ \t]+(?:-a[ \t]+)?['\"]?([^\s'\"]+\.py)\b")
STRING = re.compile(r"(?i:[rbuft]{0,3})('''|\"\"\"|'|\")")
ASSIGNED_MAGIC = re.compile(r"=\s*(?=[%!](?!=))")
OPERATORS_BEFORE = frozenset("=!<>+-*/%&|^@:")  # `==`, `<=`, `+=`, `:=`: not the `=` of a plain assignment


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as plain Python; ``source`` is None where the cell is in another language, named by ``magic``."""

    source: str | None
    magic: str = ""


def to_python(source: str) -> Cell:
    """Replace all that is IPython's alone; the lines keep their numbers."""
    lines = source.split("\n")
    first = _first_filled(lines, 0)
    if first == len(lines):
        return Cell("")
    while first < len(lines) and (found := CELL_MAGIC.match(lines[first])):
        if found[1] not in KEPT:
            return Cell(None, f"%%{found[1]}")
        lines[first] = ""
        first = _first_filled(lines, first)
    return Cell("\n".join(_without_line_magics(_dedented(lines, first))))


def written_file(source: str) -> str:
    """Name the Python file that a cell writes by ``%%writefile``; empty where it writes none."""
    found = WRITTEN.match(source)
    return found[1].removeprefix("./") if found else ""


def _first_filled(lines: list[str], start: int) -> int:
    """Return the index of the first line from ``start`` on that is not blank, or the number of lines."""
    return next((index for index in range(start, len(lines)) if lines[index].strip()), len(lines))


def _dedented(lines: list[str], first: int) -> list[str]:
    """Take the first line's indentation from all, as IPython does."""
    indent = re.match(r"[ \t]*", lines[first] if first < len(lines) else "")
    margin = indent[0] if indent else ""
    return [line.removeprefix(margin) for line in lines] if margin else lines


def _without_line_magics(lines: list[str]) -> list[str]:
    result: list[str] = []
    at = 0
    while at < len(lines):
        stripped = lines[at].lstrip()
        if stripped.startswith(("%", "!", "?")):
            end = at + 1
            while end < len(lines) and lines[end - 1].endswith("\\"):
                end += 1
            plain = _indentation(lines[at]) + "pass"
        else:
            end, magic = _statement(lines, at)
            if magic is None:
                result += lines[at:end]
                at = end
                continue
            plain = lines[at][:magic] + "None" if magic >= 0 else _indentation(lines[at]) + "pass"
        result += [plain, *[""] * (end - at - 1)]
        at = end
    return result


def _indentation(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _statement(lines: list[str], start: int) -> tuple[int, int | None]:
    """Read the logical line that begins at ``start``.

    Returns
    -------
    end : index of the line after it
    magic : None if it is Python; -1 if it asks for help; else the column of the magic that it assigns
    """
    depth, quote, at = 0, "", start
    while at < len(lines):
        line, column, last, goes_on = lines[at], 0, "", False
        while column < len(line):
            character = line[column]
            if quote:
                if character == "\\":
                    goes_on = column == len(line) - 1
                    column += 2
                elif line.startswith(quote, column):
                    column += len(quote)
                    quote, last = "", '"'
                else:
                    column += 1
                continue
            if character == "#":
                break
            if opening := STRING.match(line, column):
                quote, column = opening[1], opening.end()
                continue
            if character == "\\" and column == len(line) - 1:
                goes_on = True
                break
            depth += (character in "([{") - (character in ")]}")
            is_assignment = character == "=" and last not in OPERATORS_BEFORE and depth == 0
            if is_assignment and at == start and (value := ASSIGNED_MAGIC.match(line, column)):
                end = at + 1
                while end < len(lines) and lines[end - 1].endswith("\\"):
                    end += 1
                return end, value.end()
            if not character.isspace():
                last = character
            column += 1
        if last == "?" and at == start and depth <= 0:
            return at + 1, -1
        at += 1
        if not quote and depth <= 0 and not goes_on:
            break
    return at, None
