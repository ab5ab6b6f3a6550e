"""The reference solution as text that can be copied, edited and run afresh."""

from __future__ import annotations
import __future__

import ast
import types
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from grader.errors import AssignmentError


class Functions:
    """The functions of one running copy of the reference: ``reference.bc_v(w, z, delta_next)``."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        self._namespace = namespace

    def __getattr__(self, name: str) -> Callable[..., Any]:
        try:
            function = self._namespace[name]
        except KeyError:
            raise AttributeError(f"the reference solution defines no {name}") from None
        return function  # type: ignore[no-any-return]

    __getitem__ = __getattr__

    @property
    def namespace(self) -> Mapping[str, Any]:
        """All names of this copy."""
        return self._namespace

    def with_parts(self, parts: Mapping[str, Callable[..., Any]]) -> None:
        """Let every call to these names, from the reference's own functions too, go elsewhere."""
        self._namespace.update(parts)

    def run(self, code: types.CodeType) -> None:
        """Run more code in this copy, such as another version of one of its functions."""
        exec(code, self._namespace)


class Reference:
    """One reference solution: ``reference/python/<id>.py``.

    Its functions call each other through the module's names. So a copy in which a name or a line has been replaced is
    the same algorithm with one part exchanged: that is how mistakes and follow-through are made.
    """

    def __init__(self, path: Path, source: str | None = None) -> None:
        self.path = path
        try:
            self.source = path.read_text(encoding="utf-8") if source is None else source
        except (OSError, UnicodeDecodeError) as error:
            raise AssignmentError(f"{path} cannot be read: {error}") from error

    @cached_property
    def spans(self) -> Mapping[str, tuple[int, int]]:
        """First and last line (counted from 1) of every top-level function."""
        tree = ast.parse(self.source)
        return {
            node.name: (node.lineno, node.end_lineno or node.lineno)
            for node in tree.body
            if isinstance(node, ast.FunctionDef)
        }

    @cached_property
    def _lines(self) -> list[str]:
        return self.source.splitlines(keepends=True)

    @cached_property
    def _compiled(self) -> types.CodeType:
        return self._compile(self.source)

    def functions(self, source: str | None = None) -> Functions:
        """Run a fresh copy of the reference, or of an edited ``source``.

        Raises
        ------
        AssignmentError
            If it does not run.
        """
        module = types.ModuleType(self.path.stem)
        try:
            exec(self._compiled if source is None else self._compile(source), module.__dict__)
        except Exception as error:
            raise AssignmentError(f"{self.path} does not run: {type(error).__name__}: {error}") from error
        return Functions(module.__dict__)

    def compiled(self, function: str, source: str) -> types.CodeType:
        """Compile another ``source`` of one function, to be run in a copy: far cheaper than a whole one.

        Raises
        ------
        AssignmentError
            If it is no Python.
        """
        first, _ = self.spans[function]
        return self._compile("\n" * (first - 1) + source)

    def _compile(self, source: str) -> types.CodeType:
        try:
            code: types.CodeType = compile(
                source, str(self.path), "exec", __future__.annotations.compiler_flag, dont_inherit=True
            )
        except (SyntaxError, ValueError) as error:
            raise AssignmentError(f"{self.path} does not run: {type(error).__name__}: {error}") from error
        return code

    def source_of(self, function: str) -> str:
        """Give the source of one function.

        Raises
        ------
        AssignmentError
            If the reference defines no such function.
        """
        if function not in self.spans:
            raise AssignmentError(f"{self.path} defines no {function}, which a mistake wants to edit")
        first, last = self.spans[function]
        return "".join(self._lines[first - 1 : last])

    def edited(self, function: str, edits: Mapping[str, str]) -> str:
        """Give the source with each old text replaced by its new text inside one function.

        Raises
        ------
        AssignmentError
            If the function is absent, or an old text does not occur in it: the edit has gone stale.
        """
        body = self.source_of(function)
        for old, new in edits.items():
            if old not in body:
                raise AssignmentError(
                    f"{self.path}: {function} no longer contains {old!r}, which a mistake wants to edit"
                )
            body = body.replace(old, new)
        return self.with_function(function, body)

    def with_function(self, function: str, source: str) -> str:
        """Give the source with one function written anew."""
        first, last = self.spans[function]
        return "".join(self._lines[: first - 1]) + source + "".join(self._lines[last:])

    @cached_property
    def imports(self) -> str:
        """The import statements at its top, which its functions need wherever they are run."""
        tree = ast.parse(self.source)
        return "\n".join(ast.unparse(node) for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom))
