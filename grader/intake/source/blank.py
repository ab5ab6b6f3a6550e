"""Which functions were left blank, seen in the source."""

from __future__ import annotations

import ast

from grader.intake.source import matlab
from grader.intake.source.python import as_seen, parsed
from grader.submission import Form, Submission


def blank_functions(submission: Submission) -> frozenset[str]:
    """Name the top-level functions whose body does nothing: a docstring, ``pass``, ``...``, a bare ``return``.

    Of several definitions the last counts. The template's own gap raises `NotImplementedError` when it is reached, so
    that a gap within further code is found by running; MATLAB's likewise.
    """
    blank: dict[str, bool] = {}
    if submission.form is Form.MATLAB:
        return matlab.blank_functions(submission.units)
    for unit in as_seen(submission).units:
        for node in parsed(unit.source):
            if isinstance(node, ast.FunctionDef):
                blank[node.name] = all(map(_does_nothing, node.body))
    return frozenset(name for name, is_blank in blank.items() if is_blank)


def _does_nothing(statement: ast.stmt) -> bool:
    match statement:
        case ast.Pass() | ast.Return(value=None) | ast.Return(value=ast.Constant(value=None)):
            return True
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Raise(exc=ast.Call(func=ast.Name(id="NotImplementedError")) | ast.Name(id="NotImplementedError")):
            return True
    return False
