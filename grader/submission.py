"""One student's work, read into memory and not yet run."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from enum import StrEnum

from grader.text import Text


class Form(StrEnum):
    """The language and container that a student chose."""

    PYTHON = "python"
    NOTEBOOK = "notebook"
    MATLAB = "matlab"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    r"""A piece of source that is run, or defined, on loading: a file, or one notebook cell.

    ``name`` is what messages call it ("hw3_backprop.py", "cell 4", "fc_v.m"). ``source`` is decoded text with
    ``\n`` line ends, no BOM, line numbers as the student sees them. ``file`` is the name under which it is written for
    Octave, where that is another (a function cut out of a longer file).
    """

    name: str
    source: str
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelperFile:
    """A further file that was handed in, such as a helper module; ``name`` is relative, with ``/``.

    In Python it is relative to the top of what was handed in, in MATLAB to the folder of the ``.m`` files.
    """

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A unit that cannot be used, such as a cell with a syntax error; it costs only what it defines.

    ``message`` says what is wrong, `told` says where, too. ``defines`` names the functions that are lost with it.
    """

    unit: str
    line: int | None
    message: Text
    defines: tuple[str, ...] = ()

    @property
    def told(self) -> Text:
        """What a student is told of it."""
        return place(self.unit, self.line) + Text(": ", "：") + self.message


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One student's work; plain data, nothing in it has been run.

    ``units`` stand in the order they are run (for MATLAB: in the order of their names). ``sha256`` covers all that
    can influence a mark: two submissions with the same digest get the same marks.
    """

    id: str
    form: Form
    units: tuple[Unit, ...]
    sha256: str
    helpers: tuple[HelperFile, ...] = ()
    notes: tuple[Text, ...] = ()  # e.g. "hw3_backprop.py was read as GBK"
    problems: tuple[Problem, ...] = field(default=())
    main: str = ""  # the file that counts, relative to the top of what was handed in, as `helpers` are; "" for MATLAB
    original: bytes = b""  # that file as it was handed in, for code that reads its own source; empty for a notebook
    as_main: bool = False  # whether it is run as the main program, ``__name__ == "__main__"``, and not as a module

    @property
    def code_sha256(self) -> str:
        """SHA-256 of the code alone, whatever its files are called and in whichever order they stand."""
        sources = sorted(unit.source.encode("utf-8", "surrogatepass") for unit in self.units)
        return hashlib.sha256(b"\0".join(sources)).hexdigest()


def place(unit: str, line: int | None = None) -> Text:
    """Say where something is: a unit by its name, and a line of it counted from 1."""
    cell = re.fullmatch(r"cell (\d+)", unit)
    if cell:
        where = Text(unit, f"第 {cell[1]} 个单元格")
        return where + Text(f", line {line}", f"第 {line} 行") if line else where
    return Text(f"{unit}, line {line}", f"{unit} 第 {line} 行") if line else Text(unit, unit)
