"""What a Python file or notebook defines of what is asked for, and whether two of them define the same."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from grader.errors import SubmissionRefused
from grader.intake.decoding import NullByte, decode
from grader.intake.files import Found
from grader.intake.notebook import read_notebook
from grader.intake.source.blank import does_nothing
from grader.limits import Limits

NOT_PYTHON = re.compile(r"^([ \t]*)[%!?].*$", re.MULTILINE)  # magics and shell lines, which an export may still hold
# What a system or a student adds to the name of a copy: "work (1).py", "work-final.py", "work_v2.py", "work 副本.py"
COPY_MARK = re.compile(
    r"(?:[ _.-]*(?:\(\d{1,3}\)|（\d{1,3}）|副本|最终版?|修改版?)"
    r"|[ _.-]+(?:copy|final|new|old|latest|backup|bak|fixed|v?\d{1,3}))+\Z",
    re.IGNORECASE,
)
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True, slots=True)
class Definitions:
    """What a file defines.

    ``trees`` holds what is asked for, and whatever of the file it uses, by name, as text that shows neither layout nor
    comments nor docstrings; ``filled`` counts the functions asked for that are not blank. Of a file that is no Python
    nothing is known: it is the same as another one only byte for byte.
    """

    trees: dict[str, str]
    filled: int
    content: bytes | None = None

    @property
    def readable(self) -> bool:
        """Whether it could be read at all."""
        return self.content is None

    def same(self, other: Definitions) -> bool:
        """Whether two files define the same."""
        if self.content is not None or other.content is not None:
            return self.content == other.content
        return self.trees == other.trees


def definitions(file: Found, functions: Collection[str], limits: Limits) -> Definitions:
    """Look at what a ``.py`` or ``.ipynb`` defines of ``functions``; nothing is run."""
    found: dict[str, Definition] = {}
    readable = 0
    try:
        for source in _sources(file, limits):
            try:
                found |= {node.name: node for node in _parsed(source).body if isinstance(node, Definition)}
                readable += 1
            except (SyntaxError, ValueError, RecursionError, MemoryError):  # a cell that does not parse costs itself
                continue
    except (NullByte, SubmissionRefused):
        readable = 0
    if not readable:
        return Definitions({}, 0, file.content or b"")
    folded = {name.casefold() for name in functions}
    asked = [name for name in found if name.casefold() in folded]
    filled = sum(not all(map(does_nothing, found[name].body)) for name in asked)
    used, left = dict[str, str](), asked
    while left:
        name = left.pop()
        if name not in used and name in found:
            used[name] = _dumped(found[name])
            left += [node.id for node in ast.walk(found[name]) if isinstance(node, ast.Name)]
    return Definitions(used, filled)


def plain_stem(name: str) -> str:
    """Return a file's name without its ending, and without what marks it as a copy; in small letters."""
    stem = name[: name.rfind(".")]
    return COPY_MARK.sub("", stem).lower() or stem.lower()


def is_copy(name: str) -> bool:
    """Whether a file's name says that it is a copy."""
    return plain_stem(name) != name[: name.rfind(".")].lower()


def _sources(file: Found, limits: Limits) -> Iterator[str]:
    content = file.content or b""
    if file.suffix == ".ipynb":
        yield from (unit.source for unit in read_notebook(content, file.name, limits).units)
        return
    source, _ = decode(content, python=True)
    yield NOT_PYTHON.sub(r"\1pass", source)


def _parsed(source: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about the student's escapes and comparisons
        return ast.parse(source)


def _dumped(node: Definition) -> str:
    """Write a definition out, without its docstring: that is the template's, or no matter."""
    first = node.body[0]
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    body = node.body[1:] if is_docstring else node.body
    return "\n".join((ast.dump(node.args) if not isinstance(node, ast.ClassDef) else "", *map(ast.dump, body)))
