"""The Python template and the notebook, cut from one reference file in percent format."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Sequence
from typing import Any

from grader.course.templates.gaps import Function, Gap, blank, find_gaps
from grader.errors import AssignmentError

COMMENT = "#"
DEMO = "demo"
GOES_ON = "raises-exception"  # Jupyter's own tag: a demo that meets a student's mistake does not stop "Run All"
CHECK_TEXT = "## 检查 · Check your work"
CHECK_CODE = "import grader\n\ngrader.check({assignment!r})"


def functions_in(source: str, path: str) -> tuple[Function, ...]:
    """List the outermost functions and the methods of a Python file.

    Raises
    ------
    AssignmentError
        If the file is not Python; the message names its line.
    """
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        raise AssignmentError(f"{path}, line {error.lineno}: {error.msg}") from error
    return tuple(_functions(tree.body, source.splitlines()))


def gaps_in(source: str, path: str) -> tuple[Gap, ...]:
    """Find the gaps of a Python reference file."""
    return find_gaps(source.splitlines(), functions_in(source, path), comment=COMMENT, path=path)


def cut_python(source: str, assignment: str, path: str) -> tuple[str, str]:
    """Cut a reference file into a Python template and a notebook.

    Parameters
    ----------
    source : a reference file in jupytext's percent format
    assignment : the id that the notebook's last cell checks
    path : how messages name the file

    Returns
    -------
    template, notebook : the text of a ``.py`` and of an ``.ipynb`` file; the same text for the same source

    Raises
    ------
    AssignmentError
        If the file has no gap, a gap is not sound (`grader.course.templates.gaps.find_gaps`), or two stand in one cell.
    """
    import jupytext  # takes half a second to import

    lines = source.splitlines()
    gaps = gaps_in(source, path)
    if not gaps:
        raise AssignmentError(f"{path}: there is no gap; mark what students are to write with {COMMENT} <gap>")
    _require_one_gap_per_cell(lines, gaps, path)
    blanked = "\n".join(blank(lines, gaps, comment=COMMENT, refuse=_raise)) + "\n"
    cells = jupytext.reads(blanked, fmt="py:percent").cells
    return _template(cells), _notebook(cells, assignment)


def _raise(message: str) -> str:
    return f'raise NotImplementedError("{message}")'


def _functions(body: Sequence[ast.stmt], lines: Sequence[str]) -> list[Function]:
    found: list[Function] = []
    for node in body:
        if isinstance(node, ast.ClassDef):
            found += _functions(node.body, lines)
        elif isinstance(node, ast.FunctionDef):
            last = node.end_lineno or node.lineno
            while last < len(lines) and _is_indented_comment(lines[last], node.col_offset):
                last += 1  # the end of a gap that is the last of a function without results
            found.append(Function(name=node.name, first=node.lineno, last=last))
    return found


def _is_indented_comment(line: str, column: int) -> bool:
    return line.lstrip().startswith(COMMENT) and len(line) - len(line.lstrip()) > column


def _require_one_gap_per_cell(lines: Sequence[str], gaps: Sequence[Gap], path: str) -> None:
    for earlier, later in zip(gaps, gaps[1:], strict=False):
        if not any(line.startswith("# %%") for line in lines[earlier.last : later.first]):
            raise AssignmentError(
                f"{path}, line {later.first}: {earlier.function} and {later.function} share a cell; "
                "start each function with a gap in a cell of its own (# %%)"
            )


def _is_demo(cell: Any) -> bool:
    return DEMO in cell.metadata.get("tags", ())


def _template(cells: Sequence[Any]) -> str:
    code = [cell.source.strip("\n") for cell in cells if cell.cell_type == "code" and not _is_demo(cell)]
    return "\n\n\n".join(filter(None, code)) + "\n"


def _notebook(cells: Sequence[Any], assignment: str) -> str:
    contents = [(cell.cell_type, cell.source, _is_demo(cell)) for cell in cells]
    if "grader.check(" not in contents[-1][1]:
        contents += [
            ("markdown", CHECK_TEXT, False),
            ("code", CHECK_CODE.format(assignment=assignment), True),
        ]
    ids = _cell_ids(contents)
    notebook = {
        "cells": [_cell(*content, id) for content, id in zip(contents, ids, strict=True)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _cell(cell_type: str, source: str, demo: bool, id: str) -> dict[str, Any]:
    cell: dict[str, Any] = {
        "cell_type": cell_type,
        "id": id,
        "metadata": {"tags": [DEMO, GOES_ON]} if demo else {},
        "source": source.splitlines(keepends=True),
    }
    if cell_type == "code":
        cell |= {"execution_count": None, "outputs": []}
    return cell


def _cell_ids(contents: Sequence[tuple[str, str, bool]]) -> list[str]:
    """Name the cells after the function they define, or the one they stand before: stable when others change."""
    names = [_defined(source) if cell_type == "code" and not demo else None for cell_type, source, demo in contents]
    ids: list[str] = []
    following = "end"
    for (cell_type, _, demo), name in zip(reversed(contents), reversed(names), strict=True):
        following = name or following
        kind = "demo" if demo else "text" if cell_type == "markdown" else "code"
        stem = name or f"{kind}-before-{following}"
        alike = sum(id == stem or id.startswith(f"{stem}--") for id in ids)
        ids.append(f"{stem}--{alike + 1}" if alike else stem)
    return ids[::-1]


def _defined(source: str) -> str | None:
    match = re.search(r"^(?:def|class) ([A-Za-z0-9_]+)", source, re.MULTILINE)
    return match[1] if match else None
