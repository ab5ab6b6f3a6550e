"""Follows a Python function as `Walk` does, on the look-out for steps that compute many numbers at once.

All arrays handed in are the *weight* here: what counts is whether a step takes a whole one, a row, or one number.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from grader.checks.style.conditions import array_counted
from grader.checks.style.library import TIMES
from grader.checks.style.library_calls import shown
from grader.checks.style.scopes import Function, Scope
from grader.checks.style.step import Argument, SingleNumbers
from grader.checks.style.values import (
    NUMBER,
    WEIGHT,
    Kind,
    Value,
    any_weighted,
    as_array,
    element,
    join,
    list_of,
    many,
    of_kind,
    options_of,
    part,
)
from grader.checks.style.walk import Walk
from grader.submission import HelperFile, Unit

# what these compute of arrays they compute of all their numbers
COMPUTING = TIMES | frozenset(
    "add iadd __add__ __radd__ __iadd__ subtract sub isub __sub__ __rsub__ maximum minimum fmax fmin clip where select "
    "choose piecewise heaviside abs absolute fabs copyto putmask place negative relu".split()
)
WORKS = {
    "transpose": frozenset("T mT H transpose swapaxes moveaxis rollaxis matrix_transpose permute_dims rot90".split()),
    "reshape": frozenset("reshape resize split array_split hsplit vsplit".split()),
}
SYMBOLS: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.MatMult: "@",
    ast.Pow: "**",
    ast.FloorDiv: "//",
    ast.Mod: "%",
}
ABOUT_SHAPE = frozenset("len ndim size shape isinstance print type id".split())
FLAT = frozenset({"flat", "A1"})
PAIR = many((NUMBER, NUMBER))
COLLECTIONS = frozenset({Kind.TUPLE, Kind.LIST})
SURE_INDEX = frozenset({Kind.NUMBER, Kind.MANY, Kind.WEIGHT, Kind.WEIGHT_ROW, Kind.BUILT, Kind.TUPLE, Kind.LIBRARY})


def as_value(argument: Argument) -> Value:
    """Stand for an argument."""
    match argument:
        case "number":
            return NUMBER
        case "column" | "row":
            return replace(WEIGHT, kind=Kind.WEIGHT_ROW, single=1 if argument == "column" else 0)
    return WEIGHT


class NumberWalk(Walk):
    """One submission's program; ``products`` are the steps that compute many numbers at once."""

    constants_count = True

    def __init__(self, units: Sequence[Unit], helpers: Sequence[HelperFile], step: SingleNumbers) -> None:
        self._without = frozenset().union(*(WORKS[work] for work in step.without))
        self._iterating = 0
        self._entered: list[tuple[ast.AST, int]] = []  # functions being followed, with the axes they were given
        super().__init__(units, helpers)

    def touch(self, value: Value) -> Value:
        """Note that single numbers of an argument are used, if they are."""
        self.touches += _holds_numbers(value)
        return value

    def evaluate_source(self, node: ast.expr, scope: Scope) -> Value:
        """Evaluate what a loop goes over: ``for column in x.T`` transposes nothing."""
        with self._going_over():
            return self.evaluate(node, scope)

    def operate(self, operator: ast.operator, left: Value, right: Value, node: ast.AST) -> Value:
        """Apply a binary operator."""
        if not _joins_lists(operator, left, right) and not _changes_nothing(operator, left, right):
            if _is_many(left) or _is_many(right):
                self.add_product(node, SYMBOLS.get(type(operator), "an operator"))
        return super().operate(operator, left, right, node)

    def multiply(self, operands: Sequence[Value], node: ast.AST, construct: str) -> Value:
        """Make a matrix product: of rows and columns it is many steps, too."""
        if any(map(_is_many, operands)):
            self.add_product(node, construct)
        return super().multiply(operands, node, construct)

    def call(
        self,
        callee: Value,
        args: Sequence[Value],
        keywords: dict[str, Value],
        node: ast.AST,
        rest: Value | None = None,
    ) -> Value:
        """Call a value; ``zip(*x)`` takes the rows of x apart number by number."""
        if rest is not None and callee.kind is Kind.LIBRARY and callee.target == "zip":
            return list_of(many((element(rest), element(rest))))
        return super().call(callee, args, keywords, node, rest)

    def call_library(self, path: str, args: list[Value], keywords: dict[str, Value], node: ast.AST) -> Value:
        """Call a library function; what it makes of an array is known more closely here."""
        name = path.rpartition(".")[2]
        given = [*args, *keywords.values()]
        if name in COMPUTING and any(map(_is_many, given)) and not (name == "where" and len(given) == 1):
            self.add_product(node, shown(path))
        self._look_for_whole_work(name, given, node)
        result = _read(name, args, keywords)
        return super().call_library(path, args, keywords, node) if result is None else result

    def call_function(
        self,
        function: Function,
        args: tuple[Value, ...],
        keywords: dict[str, Value],
        node: ast.AST,
        rest: Value | None,
    ) -> Value:
        """Call a function of the program; one that calls itself with parts of what it was given is followed again."""
        axes = sum(_axes(value) or 0 for value in args)
        given = [before for entered, before in self._entered if entered is function.node]
        frames = self.frames
        if given and axes < min(given):
            self.frames = []
        self._entered.append((function.node, axes))
        try:
            return super().call_function(function, args, keywords, node, rest)
        finally:
            self._entered.pop()
            self.frames = frames

    def call_vectorized(self, callee: Value, args: Sequence[Value], node: ast.AST) -> Value:
        """Call what np.vectorize made: one number after the other."""
        if not isinstance(callee.target, Value):
            return super().call_vectorized(callee, args, node)
        numbers = [of_kind(Kind.NUMBER, weighted=value.weighted) for value in args]
        with self.looping(node, str(callee.keys[0])):
            result = self.call(callee.target, [*map(self.touch, numbers)], {}, node)
        return of_kind(Kind.UNKNOWN, weighted=any_weighted((result, *args)))

    def attribute_of(self, node: ast.Attribute, scope: Scope) -> Value:
        """Evaluate an attribute as it is written."""
        value = super().attribute_of(node, scope)
        if value.kind is not Kind.METHOD and value.kind is not Kind.LIBRARY:
            self._look_for_whole_work(node.attr, (value,), node)
        return value

    def attribute(self, owner: Value, name: str) -> Value:
        """Look an attribute up."""
        if name == "multi_index":  # of np.nditer
            return PAIR
        if _is_many(owner) and name in FLAT:
            return _flat(owner)
        value = super().attribute(owner, name)
        if _is_many(owner) and name in ("T", "mT", "H") and owner.single is not None:
            return replace(value, single=1 - owner.single)
        return value

    def picked(self, owner: Value, counts: Sequence[int]) -> Value:
        """Give what is left of an array; of a single row or column only one index counts."""
        if owner.single is None or len(counts) != 2:
            return part(owner, sum(counts))
        if counts[1 - owner.single]:
            return of_kind(Kind.NUMBER, weighted=owner.weighted)
        return replace(owner, single=None) if counts[owner.single] else owner

    def axes_of(self, index: Value) -> int:
        """Count the axes that an index fixes; one of which nothing is known may fix all."""
        return super().axes_of(index) if index.kind in SURE_INDEX else 2

    def stored(self, target: ast.Subscript, index: Value) -> None:
        """See ``x[x < 0] = 0``, which sets many numbers at once."""
        if _is_many(index):
            self.add_product(target, f"{ast.unparse(target)} = ...")

    def branch(self, node: ast.If, scope: Scope) -> bool:
        """Follow an if; where it asks how many axes an argument has, the answer is known."""
        asked, axes = _axes_asked_for(node.test)
        have = None if asked is None else _axes(self.evaluate(asked, scope))
        if axes is None or have is None:
            return super().branch(node, scope)
        return self.run(node.body if axes == have else node.orelse, scope)

    def _look_for_whole_work(self, name: str, given: Sequence[Value], node: ast.AST) -> None:
        """Record a call or attribute that does the whole work itself, under whatever name."""
        if name not in self._without or self._iterating or not any(map(_holds_many, given)):
            return
        sizes = given[1].items if len(given) > 1 and given[1].kind is Kind.TUPLE else given[1:]
        if name in ("reshape", "resize") and (len(sizes) < 2 or any(size.literal == 1 for size in sizes)):
            return  # it only lays the numbers out in a line
        self.add_product(node, f".{name}" if isinstance(node, ast.Attribute) else name)

    @contextmanager
    def _going_over(self) -> Iterator[None]:
        self._iterating += 1
        try:
            yield
        finally:
            self._iterating -= 1


def _is_many(value: Value) -> bool:
    """Tell whether a value is an argument as a whole, or a row of one."""
    whole_or_row = (Kind.WEIGHT, Kind.WEIGHT_ROW, Kind.PRODUCT)
    return any(option.weighted and option.kind in whole_or_row for option in options_of(value))


def _holds_many(value: Value) -> bool:
    """Tell whether a value may hold many numbers that come from the arguments."""
    return value.weighted and value.kind is not Kind.NUMBER


def _holds_numbers(value: Value) -> bool:
    if value.kind is Kind.TUPLE:
        return any(map(_holds_numbers, value.items))
    return value.weighted and value.kind in (Kind.NUMBER, Kind.UNKNOWN)


def _axes(value: Value) -> int | None:
    """Count the axes of an argument or a part of one, if it is one."""
    if not value.weighted:
        return None
    if value.kind is Kind.WEIGHT_ROW:
        return 1 if value.single is None else 2
    return {Kind.WEIGHT: 2, Kind.NUMBER: 0}.get(value.kind)


def _axes_asked_for(test: ast.expr) -> tuple[ast.expr | None, int | None]:
    """Give the array and the number of axes in ``x.ndim == 1`` and its like; (None, None) in all else."""
    match test:
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[ast.Constant(value=int(axes))]):
            counted = array_counted(left)
            return (None, None) if counted is None else (counted, axes)
        case ast.Call(func=ast.Attribute(attr="isscalar"), args=[array]):
            return array, 0
        case ast.Call(func=ast.Name(id="isinstance"), args=[array, types]):
            names = {node.id for node in ast.walk(types) if isinstance(node, ast.Name)}
            return (array, 0) if names & {"float", "int"} else (None, None)
    return None, None


def _joins_lists(operator: ast.operator, left: Value, right: Value) -> bool:
    return isinstance(operator, ast.Add) and bool({left.kind, right.kind} & COLLECTIONS)


def _changes_nothing(operator: ast.operator, left: Value, right: Value) -> bool:
    """Tell ``x + 0``, ``0 * x`` and the like, by which a copy or an array of zeros is made."""
    simple = isinstance(operator, (ast.Add, ast.Sub, ast.Mult, ast.Div))
    return simple and any(isinstance(side.literal, (int, float)) and side.literal in (0, 1) for side in (left, right))


def _read(name: str, args: Sequence[Value], keywords: dict[str, Value]) -> Value | None:
    """Give the result of what only reads an array, or finds its way in one; None for all else."""
    if name in ABOUT_SHAPE:
        return NUMBER if name != "shape" else PAIR
    if name in ("unravel_index", "divmod"):
        return PAIR
    if name == "ndindex":
        count = len(args[0].items) if len(args) == 1 and args[0].items else len(args)
        return list_of(many([NUMBER] * count))
    if name == "argwhere":
        return list_of(PAIR)
    first = args[0] if args else NUMBER
    if name in ("pop", "popleft"):
        return element(first)
    if name == "chain":
        return list_of(join(map(element, args)))
    if name == "from_iterable":
        return list_of(element(element(first)))
    if not _is_many(as_array(first)) or first.kind in COLLECTIONS:
        return None
    if name in ("ravel", "flatten") or (name == "squeeze" and first.kind is Kind.WEIGHT_ROW):
        return _flat(first)
    if name in ("reshape", "resize"):
        return _reshaped(first, args[1:] or tuple(keywords.values()))
    if name == "tolist":
        numbers = list_of(of_kind(Kind.NUMBER, weighted=True))
        return numbers if first.kind is Kind.WEIGHT_ROW and first.single is None else list_of(numbers)
    if name in ("list", "tuple"):
        return list_of(element(first))
    if name == "take" and "axis" not in keywords and len(args) == 2:
        return of_kind(Kind.NUMBER, weighted=True)
    return None


def _flat(value: Value) -> Value:
    return replace(as_array(value), kind=Kind.WEIGHT_ROW, single=None)


def _reshaped(array: Value, sizes: Sequence[Value]) -> Value:
    if len(sizes) == 1 and sizes[0].kind is Kind.TUPLE:
        sizes = sizes[0].items
    if len(sizes) == 1:
        known = sizes[0].kind is Kind.NUMBER
        return _flat(array) if known else of_kind(Kind.UNKNOWN, weighted=True)
    line = next((axis for axis, size in enumerate(sizes) if size.literal == 1), None)
    return WEIGHT if line is None else replace(_flat(array), single=line)
