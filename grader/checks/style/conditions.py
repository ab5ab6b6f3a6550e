"""How a condition on constants comes out, such as ``if keep:`` where ``keep=True`` was given."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from typing import Any

from grader.checks.style.values import OPEN

COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.In: lambda item, items: item in items,
    ast.NotIn: lambda item, items: item not in items,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
IDENTITIES: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {ast.Is: operator.is_, ast.IsNot: operator.is_not}


def outcome(test: ast.expr, constant: Callable[[ast.expr], object]) -> bool | None:
    """Tell how a condition comes out.

    Parameters
    ----------
    constant : gives the constant that an expression stands for; `OPEN` if that is not known

    Returns
    -------
    None where that is not known.
    """
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            inner = outcome(operand, constant)
            return None if inner is None else not inner
        case ast.BoolOp(op=connective, values=values):
            parts = [outcome(part, constant) for part in values]
            decisive = isinstance(connective, ast.Or)  # one such part decides, whatever the others are
            if decisive in parts:
                return decisive
            return None if None in parts else not decisive
        case ast.Compare(left=left, ops=[comparison], comparators=[other]):
            return _compared(constant(left), comparison, other)
    given = constant(test)
    return None if given is OPEN else bool(given)


def array_counted(node: ast.expr) -> ast.expr | None:
    """Give the array whose axes an expression counts: ``x.ndim``, ``np.ndim(x)``, ``len(x.shape)``; else None."""
    match node:
        case (
            ast.Attribute(value=array, attr="ndim")
            | ast.Call(func=ast.Attribute(attr="ndim"), args=[array])
            | ast.Call(func=ast.Name(id="len"), args=[ast.Attribute(value=array, attr="shape")])
        ):
            return array
    return None


def _compared(given: object, comparison: ast.cmpop, other: ast.expr) -> bool | None:
    if given is OPEN:
        return None
    try:
        wanted = ast.literal_eval(other)
        by = COMPARISONS if wanted is not None and not isinstance(wanted, bool) else COMPARISONS | IDENTITIES
        compare = by.get(type(comparison))
        return None if compare is None else bool(compare(given, wanted))
    except (ValueError, TypeError):
        return None
