"""The code of a Jupyter notebook: its code cells in order, as plain Python, or as plain MATLAB.

A cell is called by its place among all cells of the notebook, counted from 1 ("cell 3"). That place does not change
when cells are run again in another order, as Jupyter's own ``In [n]`` does.
"""

from __future__ import annotations

import json
import re
import warnings
from dataclasses import dataclass
from typing import Any, NoReturn

import msgspec

from grader.errors import SubmissionRefused
from grader.intake.decoding import NullByte, decode, note
from grader.intake.files import KIB, MIB
from grader.intake.matlab_cells import KERNELS, as_plain_matlab, is_matlab
from grader.intake.python_source import usable
from grader.limits import Limits
from grader.submission import Problem, Unit
from grader.text import Text, text

MAX_CELLS = 5000
# JSON that only Python reads (NaN in an output) is read in full, outputs included: not more of it than this.
LENIENT_BYTES = 8 * MIB
DEMO = "demo"


class _CellMetadata(msgspec.Struct):
    tags: list[str] = []


class _Cell(msgspec.Struct):
    """What counts of a cell; outputs are passed over while reading and take no memory."""

    cell_type: str
    source: str | list[str] = ""
    input: str | list[str] = ""  # its name in nbformat 3
    language: str = "python"  # nbformat 3
    metadata: _CellMetadata = msgspec.field(default_factory=_CellMetadata)


class _Worksheet(msgspec.Struct):
    cells: list[_Cell] = []


class _Kernel(msgspec.Struct):
    name: str = ""
    language: str = ""


class _Metadata(msgspec.Struct):
    kernelspec: _Kernel | None = None
    language_info: _Kernel | None = None


class _Notebook(msgspec.Struct):
    nbformat: int
    nbformat_minor: int = 0
    metadata: _Metadata = msgspec.field(default_factory=_Metadata)
    cells: list[_Cell] | None = None
    worksheets: list[_Worksheet] | None = None  # nbformat 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """What a notebook gives to run."""

    units: tuple[Unit, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Text, ...]
    matlab: bool = False  # it is in an Octave or MATLAB kernel


def is_matlab_notebook(raw: bytes, name: str) -> bool:
    """Whether a notebook is in an Octave or MATLAB kernel; one that cannot be read is not."""
    if not any(kernel.encode() in raw.lower() for kernel in KERNELS):
        return False
    try:
        return is_matlab(_language(_parse(decode(raw)[0], name)))
    except (NullByte, SubmissionRefused):
        return False


def read_notebook(raw: bytes, name: str, limits: Limits) -> Code:
    """Read the code cells of a notebook of nbformat 3 or 4.

    Cells tagged ``demo`` are left out. What magics, other languages and broken lines in a cell come to is found where
    it is run.

    Parameters
    ----------
    raw : the file
    name : what messages call it

    Raises
    ------
    SubmissionRefused
        If it is no notebook, is damaged, or its language is neither Python nor MATLAB.
    """
    try:
        source, encoding = decode(raw)
    except NullByte as error:
        raise _refusal(name, BINARY) from error
    if source.count('"cell_type"') > MAX_CELLS:  # before they take memory
        _refuse(name, TOO_MANY.format(limit=MAX_CELLS))
    notebook = _parse(source, name)
    written = [notebook.cells or [], *(sheet.cells for sheet in notebook.worksheets or ())]
    if sum(map(len, written)) > MAX_CELLS:  # JSON can write the key in other letters, which the count above misses
        _refuse(name, TOO_MANY.format(limit=MAX_CELLS))
    matlab = is_matlab(_language(notebook))
    if not matlab:
        _require_python(notebook, name)
    units, problems, notes = [], [], [note(name, encoding)]
    cells = _upgraded(notebook, name)
    room = limits.source_kb * KIB  # for the code of all cells together, as if it were one file
    for place, cell in enumerate(cells, 1):
        if cell.cell_type != "code" or DEMO in cell.metadata.tags:
            continue
        called = f"cell {place}"
        joined = _joined(cell.source)
        room -= len(joined)
        if room < 0:  # before anything is done with it: a cell can be as long as the file
            rest = sum(later.cell_type == "code" for later in cells[place:])
            message = TOO_LONG_AND_MORE.format(count=rest) if rest else TOO_LONG
            problems.append(Problem(unit=called, line=None, message=message))
            break
        if matlab:
            plain, said = as_plain_matlab(joined, called)
            notes.append(said)
        else:
            plain, trouble = usable(joined, called)
            problems += trouble
        if plain.strip():
            units.append(Unit(name=called, source=plain))
    return Code(
        units=tuple(units), problems=tuple(problems), notes=tuple(said for said in notes if said), matlab=matlab
    )


def _parse(source: str, name: str) -> _Notebook:
    """Read the JSON once, keeping only what counts."""
    try:
        return msgspec.json.decode(source, type=_Notebook)
    except msgspec.ValidationError as error:
        raise _refusal(name, NO_NOTEBOOK.format(reason=error)) from error
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        if len(source) > LENIENT_BYTES:
            return _parse_large(source, name, error)
    try:  # Jupyter writes NaN and lone surrogates into outputs, which strict JSON does not know
        return msgspec.convert(json.loads(source), type=_Notebook)
    except msgspec.ValidationError as error:
        raise _refusal(name, NO_NOTEBOOK.format(reason=error)) from error
    except (ValueError, RecursionError) as error:
        raise _refusal(name, NO_JSON.format(reason=error)) from error


def _parse_large(source: str, name: str, trouble: Exception) -> _Notebook:
    """Read a large notebook whose outputs hold numbers that strict JSON does not know: they are put out."""
    strict = NOT_A_NUMBER.sub(lambda found: found[0] if found[0].startswith('"') else "null", source)
    try:
        return msgspec.json.decode(strict, type=_Notebook)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise _refusal(name, NO_JSON.format(reason=trouble)) from trouble


NOT_A_NUMBER = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|NaN|-?Infinity', re.DOTALL)


def _upgraded(notebook: _Notebook, name: str) -> list[_Cell]:
    """Return the cells in the form of nbformat 4."""
    if notebook.nbformat == 4:
        if notebook.cells is None:
            _refuse(name, NO_NOTEBOOK.format(reason="no cells"))
        return notebook.cells
    if notebook.nbformat != 3:
        _refuse(name, VERSION.format(version=notebook.nbformat))

    import nbformat  # takes a while to import, and old notebooks are few

    cells = [_as_written(cell) for sheet in notebook.worksheets or () for cell in sheet.cells]
    old: dict[str, Any] = {
        "nbformat": 3,
        "nbformat_minor": 0,
        "metadata": {},
        "worksheets": [{"cells": cells}],
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        new = nbformat.convert(nbformat.from_dict(old), 4)  # type: ignore[no-untyped-call]
    return msgspec.convert(new["cells"], type=list[_Cell], strict=False)


def _as_written(cell: _Cell) -> dict[str, Any]:
    """Return a cell of nbformat 3; of one that is no Python its place is all that counts, and plain text keeps it."""
    metadata = {"tags": cell.metadata.tags}
    if cell.cell_type != "code" or cell.language.lower() != "python":
        return {"cell_type": "markdown", "source": "", "metadata": metadata}
    source = _joined(cell.input)
    return {"cell_type": "code", "input": source, "language": "python", "outputs": [], "metadata": metadata}


def _language(notebook: _Notebook) -> str:
    """Give the notebook's language; the kernel's name where it says none."""
    info, kernel = notebook.metadata.language_info, notebook.metadata.kernelspec
    return (info and info.name) or (kernel and (kernel.language or kernel.name)) or "python"


def _require_python(notebook: _Notebook, name: str) -> None:
    info, kernel = notebook.metadata.language_info, notebook.metadata.kernelspec
    language = _language(notebook)
    # A kernel with a name of its own ("nn-env") and no language is some Python environment.
    known = bool((info and info.name) or (kernel and kernel.language) or language.lower() in OTHER_KERNELS)
    if known and "python" not in language.lower():
        _refuse(name, LANGUAGE.format(language=language[:40]))


def _joined(source: str | list[str]) -> str:
    """Return a source as one text with line feeds alone; the format allows a list of lines."""
    whole = source if isinstance(source, str) else "".join(source)
    return whole.replace("\r\n", "\n").replace("\r", "\n")


OTHER_KERNELS = frozenset({"ir", "bash", "javascript"})
BINARY = text("it holds null bytes, so it is no notebook", "文件含有空字节，不是笔记本")
NO_JSON = text(
    "it is damaged or cut off ({reason}). Open it in Jupyter, save it and hand it in again",
    "文件已损坏或不完整（{reason}）。请在 Jupyter 中打开并重新保存后再提交",
)
NO_NOTEBOOK = text(
    "it is no Jupyter notebook ({reason}). Open it in Jupyter, save it and hand it in again",
    "它不是 Jupyter 笔记本（{reason}）。请在 Jupyter 中打开并重新保存后再提交",
)
VERSION = text(
    "it is in notebook format {version}; formats 3 and 4 are read. Save it anew in a current Jupyter",
    "它的笔记本格式版本为 {version}，可读取的版本为 3 和 4。请用新版 Jupyter 重新保存",
)
LANGUAGE = text(
    "its language is {language}; notebooks are graded in Python, Octave or MATLAB",
    "它使用的语言是 {language}；笔记本只支持 Python、Octave 和 MATLAB",
)
TOO_MANY = text("it has more than {limit} cells", "单元格超过 {limit} 个")
TOO_LONG = text("left out, as the notebook's code is too long", "未使用，因为笔记本的代码过长")
TOO_LONG_AND_MORE = text(
    "left out, as the notebook's code is too long, and {count} more after it",
    "未使用，因为笔记本的代码过长；其后还有 {count} 个代码单元格也未使用",
)


def _refusal(name: str, why: Text) -> SubmissionRefused:
    return SubmissionRefused(
        text("{name} cannot be graded: {why}.", "{name} 无法评分：{why}。").format(name=name, why=why)
    )


def _refuse(name: str, why: Text) -> NoReturn:
    raise _refusal(name, why)
