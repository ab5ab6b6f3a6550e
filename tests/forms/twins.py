"""Twins: one solution, right or wrong, written in Python and in MATLAB as students of such courses write it.

A twin names the functions in which it differs from the reference. Its notebook is its Python file cut into cells.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat.v4 as nbf

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "reference"
FORMS = ("python", "notebook", "matlab")


Edits = tuple[tuple[str, str], ...]  # old text, new text


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One function in both languages: written anew, or as edits of the reference."""

    python: str | Edits
    matlab: str | Edits


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A solution in all forms.

    ``mistakes`` are those that its feedback has to name, at least. ``numbers_as_matrices``: it multiplies matrices
    that do not fit, which MATLAB takes where one of them is 1 by 1, and NumPy refuses.
    """

    name: str
    assignment: str
    functions: Mapping[str, Pair]
    mistakes: frozenset[str] = frozenset()
    numbers_as_matrices: bool = False

    def write(self, folder: Path, forms: Collection[str]) -> None:
        """Write ``<name>-python.py``, ``<name>-notebook.ipynb``, the folder ``<name>-matlab``."""
        cells = self._python()
        if "python" in forms:
            (folder / f"{self.name}-python.py").write_text("\n\n\n".join(cells) + "\n", encoding="utf-8")
        if "notebook" in forms:
            notebook = nbf.new_notebook(cells=[nbf.new_code_cell(cell) for cell in cells])
            (folder / f"{self.name}-notebook.ipynb").write_text(nbf.writes(notebook), encoding="utf-8")
        if "matlab" in forms:
            self._write_matlab(folder / f"{self.name}-matlab")

    def _python(self) -> list[str]:
        """Give the imports, then function after function."""
        types = "Matrix, Indices = NDArray[np.float64], NDArray[np.int64]"
        cells = [f"import numpy as np\nfrom numpy.typing import NDArray\n\n{types}"]
        for name, source in python_functions(self.assignment).items():
            pair = self.functions.get(name)
            cells.append(_changed(source, pair.python) if pair else source)
        return [cell.strip("\n") for cell in cells if cell.strip()]

    def _write_matlab(self, folder: Path) -> None:
        folder.mkdir()
        for name, source in matlab_functions(self.assignment).items():
            pair = self.functions.get(name)
            text = _changed(source, pair.matlab) if pair else source
            (folder / f"{name}.m").write_text(text, encoding="utf-8")


def edit(python: tuple[str, str], matlab: tuple[str, str]) -> Pair:
    """Change one place of the reference in each language."""
    return Pair(python=(python,), matlab=(matlab,))


def python_functions(assignment: str) -> dict[str, str]:
    """Cut the reference into its functions, without docstrings and comments."""
    tree = ast.parse((REFERENCE / "python" / f"{assignment}.py").read_text(encoding="utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    for function in functions:
        del function.body[0]  # the docstring
    return {function.name: ast.unparse(function) for function in functions}


def matlab_functions(assignment: str) -> dict[str, str]:
    """Read the reference's files, without comments."""
    files = sorted((REFERENCE / "matlab" / assignment).glob("*.m"))
    return {file.stem: re.sub(r"^ *%.*\n", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE) for file in files}


def _changed(source: str, change: str | Edits) -> str:
    if isinstance(change, str):
        return change
    for old, new in change:
        assert source.count(old) == 1, f"{old!r} stands {source.count(old)} times in\n{source}"
        source = source.replace(old, new)
    return source
