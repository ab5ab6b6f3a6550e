"""Small mechanical damage to a function: one operator, constant, index, argument or statement at a time."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from grader.course.reference import Reference

OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.FloorDiv: (ast.Div,),
    ast.Mod: (ast.Mult,),
}
COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}
TWINS = {"max": "min", "min": "max", "sum": "mean", "mean": "sum", "zeros": "ones", "abs": "negative"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A function with one piece of damage: the statement as it ``was`` and as it is ``now``, and its whole source."""

    function: str
    line: int  # of the reference's file, from 1
    was: str
    now: str
    source: str  # of the function alone

    @property
    def id(self) -> tuple[str, str, str]:
        """What names it in the list of equivalent ones: it outlives changes elsewhere in the file."""
        return self.function, self.was, self.now


def mutants(reference: Reference, function: str) -> Iterator[Mutant]:
    """Yield every mutant of a function, each once; its docstring and its signature stay as they are."""
    first, _ = reference.spans[function]
    (node,) = ast.parse(reference.source_of(function)).body
    assert isinstance(node, ast.FunctionDef)
    seen: set[str] = set()
    for statement in node.body[1:] if ast.get_docstring(node) is not None else node.body:
        for was, now, line in _damaged(node, statement):
            source = ast.unparse(node) + "\n"
            if source not in seen:
                seen.add(source)
                yield Mutant(function, first + line - 1, was, now, source)


def _damaged(function: ast.FunctionDef, statement: ast.stmt) -> Iterator[tuple[str, str, int]]:
    """Damage a statement, and what is inside it, in place, one piece at a time; mended after each yield."""
    was = _head(statement)
    if not isinstance(statement, ast.Return | ast.Pass):
        with_nothing = _Patch.of(function, statement, ast.Pass())
        with with_nothing:
            yield was, "pass", statement.lineno
    for parent, put, child in _expressions(statement):
        for other in _alternatives(child):
            put(other)
            ast.fix_missing_locations(parent)
            now = _head(statement)
            if now != was:
                yield was, now, statement.lineno
            put(child)
    for inner in _inner(statement):
        yield from _damaged(function, inner)


def _head(statement: ast.stmt) -> str:
    """Give a statement as one line; of a loop or condition, its first."""
    return ast.unparse(statement).partition("\n")[0]


def _inner(statement: ast.stmt) -> list[ast.stmt]:
    return [inner for name in ("body", "orelse") for inner in getattr(statement, name, [])]


class _Patch:
    """One statement put in the place of another, and taken out again."""

    def __init__(self, block: list[ast.stmt], position: int, other: ast.stmt) -> None:
        self._block, self._position, self._other = block, position, other
        self._own = block[position]

    @classmethod
    def of(cls, function: ast.FunctionDef, statement: ast.stmt, other: ast.stmt) -> _Patch:
        for node in ast.walk(function):
            for name in ("body", "orelse"):
                block = getattr(node, name, None)
                if isinstance(block, list) and statement in block:
                    return cls(block, block.index(statement), other)
        raise AssertionError("the statement stands in no block of the function")

    def __enter__(self) -> None:
        self._block[self._position] = self._other

    def __exit__(self, *details: object) -> None:
        self._block[self._position] = self._own


Put = Callable[[ast.expr], None]


def _expressions(statement: ast.AST) -> Iterator[tuple[ast.AST, Put, ast.expr]]:
    """Yield every expression of a statement with the way to put another in its place; not those of inner statements."""
    for name, value in ast.iter_fields(statement):
        if name in ("annotation", "body", "orelse") and isinstance(statement, ast.stmt):
            continue
        for put, child in _places(statement, name, value):
            yield statement, put, child
            yield from _expressions(child)
        for nested in value if isinstance(value, list) else [value]:
            if isinstance(nested, ast.comprehension | ast.keyword):
                yield from _expressions(nested)


def _places(owner: ast.AST, name: str, value: object) -> Iterator[tuple[Put, ast.expr]]:
    if isinstance(value, ast.expr):
        yield lambda other: setattr(owner, name, other), value
    elif isinstance(value, list):
        for position, item in enumerate(list(value)):
            if isinstance(item, ast.expr):
                yield _setter(value, position), item


def _setter(items: list[ast.expr], position: int) -> Put:
    def put(other: ast.expr) -> None:
        items[position] = other

    return put


def _alternatives(node: ast.expr) -> Iterator[ast.expr]:
    """Yield what might stand in an expression's place by a slip."""
    match node:
        case ast.BinOp():
            for operator in OPERATORS.get(type(node.op), ()):
                yield ast.BinOp(node.left, operator(), node.right)
            if isinstance(node.op, ast.Sub | ast.Div | ast.MatMult):
                yield ast.BinOp(node.right, node.op, node.left)
        case ast.Compare(ops=[operation]):
            for comparison in COMPARISONS.get(type(operation), ()):
                yield ast.Compare(node.left, [comparison()], node.comparators)
        case ast.BoolOp(op=ast.And()):
            yield ast.BoolOp(ast.Or(), node.values)
            yield from node.values
        case ast.BoolOp(op=ast.Or()):
            yield ast.BoolOp(ast.And(), node.values)
            yield from node.values
        case ast.UnaryOp():
            yield node.operand
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield from (ast.Constant(value + step) for step in (1, -1))
        case ast.Tuple(elts=[first, second], ctx=ast.Load()):
            yield ast.Tuple([second, first], ast.Load())
        case ast.Slice():
            if node.lower is not None:
                yield ast.Slice(None, node.upper, node.step)
            if node.upper is not None:
                yield ast.Slice(node.lower, None, node.step)
        case ast.Subscript(slice=ast.Name() as index, ctx=ast.Load()):
            for operator in (ast.Add, ast.Sub):
                yield ast.Subscript(node.value, ast.BinOp(index, operator(), ast.Constant(1)), node.ctx)
        case ast.Attribute(attr="T"):
            yield node.value
        case ast.Attribute(value=ast.Name(id="np"), attr=name) if name in TWINS:
            yield ast.Attribute(node.value, TWINS[name], node.ctx)
        case ast.Name(id=name, ctx=ast.Load()) if name in TWINS:
            yield ast.Name(TWINS[name], node.ctx)
        case ast.Call():
            yield from _other_calls(node)


def _other_calls(call: ast.Call) -> Iterator[ast.expr]:
    """Exchange two neighbouring arguments, drop a keyword, or the call itself."""
    for position in range(len(call.args) - 1):
        other = copy.copy(call)
        other.args = [*call.args]
        other.args[position], other.args[position + 1] = call.args[position + 1], call.args[position]
        yield other
    for position in range(len(call.keywords)):
        other = copy.copy(call)
        other.keywords = [keyword for number, keyword in enumerate(call.keywords) if number != position]
        yield other
    if len(call.args) == 1 and not isinstance(call.args[0], ast.GeneratorExp):
        yield call.args[0]
    elif not call.args and isinstance(call.func, ast.Attribute):
        yield call.func.value  # x.copy() -> x
