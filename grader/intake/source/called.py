"""Whether a submission's source calls a function, seen without running it."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterable

from grader.submission import Form, Submission


def is_called(function: str, submission: Submission) -> bool:
    """Look for a call of this function in the student's source."""
    if submission.form is Form.MATLAB:
        statements = (line.partition("%")[0] for unit in submission.units for line in unit.source.splitlines())
        call = re.compile(rf"^(?!\s*function\b).*\b{re.escape(function)}\s*\(")
        return any(map(call.search, statements))
    return any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function
        for unit in submission.units
        for node in _nodes(unit.source)
    )


def _nodes(source: str) -> Iterable[ast.AST]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about the student's escapes and comparisons
            return ast.walk(ast.parse(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
