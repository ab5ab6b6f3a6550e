"""Whether there is code in a function in which the template's own line still raises."""

from __future__ import annotations

import ast
import warnings

from grader.intake.source import matlab
from grader.submission import Form, Submission

# What a template does before its gap: it makes room for the result.
MAKING_ROOM = frozenset("zeros empty ones full zeros_like empty_like ones_like array asarray len copy list".split())


def has_work(submission: Submission, function: str) -> bool:
    """Tell whether a function holds more than a template's frame: statements that compute, before or after its gap."""
    if submission.form is Form.MATLAB:
        return matlab.has_work(submission.units, function)
    found = False
    for unit in submission.units:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about the student's escapes and comparisons
                tree = ast.parse(unit.source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and node.name == function:  # of several the last counts
                found = any(map(_works, node.body))
    return found


def _works(statement: ast.stmt) -> bool:
    match statement:
        case ast.Expr(value=ast.Constant()) | ast.Raise() | ast.Return() | ast.Pass() | ast.Assert():
            return False
        case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
            return any(map(_computes, ast.walk(value)))
    return True


def _computes(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        return name not in MAKING_ROOM
    return isinstance(node, ast.BinOp | ast.Compare)
