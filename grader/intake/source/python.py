"""Python as those who look at it see it: magics read, what does not parse left out, on the lines of the original."""

from __future__ import annotations

import ast
import functools
import warnings
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from grader.intake import magics
from grader.runners.python import statements
from grader.runners.python.running import IPYTHON
from grader.submission import HelperFile, Submission, Unit

# Deeper trees are no homework, and whoever walks them by recursion would fall over the interpreter's limit.
MAX_TREE_DEPTH = 200


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of source that is no use, from its first to its last line.

    ``parses`` is false where its syntax is wrong; else it nests too deeply to be read, or holds what is no text.
    """

    first: int
    last: int
    parses: bool


@functools.lru_cache(maxsize=64)
def read(source: str) -> tuple[str, tuple[Piece, ...]]:
    """Give what of a file or cell is plain Python, on the same lines, and the pieces that are not.

    The tree of what is given is bounded in depth, so that what comes later may walk it by recursion.
    """
    plain = source
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "\\d" in a plain string is the student's own affair
        found, lost = statements.read(plain, "submission", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        if lost and (IPYTHON.search(source) or source[:1].isspace()):
            cell = magics.to_python(source)
            plain = cell.source or ""
            found, lost = statements.read(plain, "submission", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    pieces = [Piece(first, last, not isinstance(error, SyntaxError)) for first, last, error in lost]
    pieces += [Piece(_first_line(node), node.end_lineno or node.lineno, True) for node in found if _is_deep(node)]
    if not pieces:
        return plain, ()
    lines = plain.split("\n")
    for piece in pieces:
        lines[piece.first - 1 : piece.last] = [""] * (piece.last - piece.first + 1)
    return "\n".join(lines), tuple(pieces)


def parsed(plain: str) -> list[ast.stmt]:
    """Give the statements of source that `read` or `as_seen` gave."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(plain).body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return []


def without(source: str, pieces: tuple[Piece, ...]) -> str:
    """Give a source without some of its lines, on the same numbers."""
    lines = source.split("\n")
    for piece in pieces:
        lines[piece.first - 1 : piece.last] = [""] * (piece.last - piece.first + 1)
    return "\n".join(lines)


def as_seen(submission: Submission) -> Submission:
    """Give a Python submission as its source is looked at, never as it is run.

    Each unit is plain Python that parses; what a cell writes to a file is a file; modules bear the names under which
    the file that counts can import them.
    """
    units: list[Unit] = []
    written: list[HelperFile] = []
    for unit in submission.units:
        if name := magics.written_file(unit.source):
            written.append(HelperFile(name=name, content=unit.source.lstrip().partition("\n")[2].encode()))
            continue
        units.append(replace(unit, source=read(unit.source)[0]))
        units += [replace(unit, source=body) for body in _bodies(units[-1].source)]
    helpers = [
        HelperFile(name=name, content=file.content) for file in submission.helpers for name in _names(submission, file)
    ]
    return replace(submission, units=tuple(units), helpers=(*written, *helpers))


def _names(submission: Submission, file: HelperFile) -> tuple[str, ...]:
    """Give the names of a file as seen from the folder of the file that counts, and from the folders around it."""
    folder = PurePosixPath(submission.main).parent
    around = (folder, *folder.parents) if submission.main else (PurePosixPath("."),)
    path = PurePosixPath(file.name)
    return tuple(dict.fromkeys(str(path.relative_to(base)) for base in around if path.is_relative_to(base)))


def _bodies(source: str) -> list[str]:
    """Give the cells that a script holds as strings: ``get_ipython().run_cell_magic("time", "", "def ...")``."""
    if "run_cell_magic" not in source:
        return []
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(
                func=ast.Attribute(attr="run_cell_magic"),
                args=[ast.Constant(value=str(magic)), ast.Constant(), ast.Constant(value=str(body))],
            ) if magic in magics.KEPT:
                found.append("\n" * node.lineno + read(body)[0])
    return found


def _first_line(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def _is_deep(node: ast.AST) -> bool:
    level: list[ast.AST] = [node]
    for _ in range(MAX_TREE_DEPTH):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
        if not level:
            return False
    return True
