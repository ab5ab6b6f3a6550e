"""A Python function followed with samples in the place of the weight: which loops take them apart, who is called.

The networks' functions get lists of matrices, one a layer: to go through such a list is no loop over samples, however
it is written. What counts is whether a loop takes a single column, row or number out of a matrix that has the samples
in it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from grader.checks.style.conditions import array_counted, outcome
from grader.checks.style.scopes import Function, Scope
from grader.checks.style.trace import Loop
from grader.checks.style.values import BUILT, DATA, OPEN, WHOLE, Kind, Value, as_array, element, list_of, of_kind
from grader.checks.style.walk import Walk
from grader.submission import HelperFile, Unit

LAYERS = list_of(BUILT)  # a list of matrices, one a layer
SAMPLES = replace(DATA, weighted=True)  # a matrix with one sample a column
PIECES = frozenset({Kind.ROW, Kind.WEIGHT_ROW})


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A call of one of the student's functions, met on the way."""

    unit: str
    line: int
    within: str  # the function it stands in
    function: Function
    in_loop: bool


class SampleWalk(Walk):
    """One submission's program; a loop is *over weight* here if a piece of the samples is taken in it itself."""

    def __init__(self, units: Sequence[Unit], helpers: Sequence[HelperFile] = ()) -> None:
        self.called: list[Called] = []
        self._targets: list[frozenset[str]] = []  # for each loop around what is looked at: the names it goes through
        self._open: list[bool] = []  # for each loop around what is looked at: whether it takes a piece of the samples
        super().__init__(units, helpers)

    def touch(self, value: Value) -> Value:
        """Note that a piece of the samples is used, if it is one; what may be a list of matrices as well is none."""
        parts = (value, *value.items) if value.kind is not Kind.CHOICE else ()
        if any(map(_is_piece, parts or (as_array(value),))):
            self._take()
        return value

    def subscript_of(self, node: ast.Subscript, scope: Scope) -> Value:
        """Evaluate a subscript; a single number out of a matrix is a piece of it too."""
        always_same = _is_constant(node.slice)
        if always_same and self._is_another_each_time(node.value):
            # the last column of each layer's matrix, say: one of a matrix, not one after the other
            self.evaluate(node.value, scope)
            with self.mute(), self._noting_nothing():
                found = super().subscript_of(node, scope)
            return of_kind(Kind.UNKNOWN, weighted=found.weighted) if _is_piece(found) else found
        found = super().subscript_of(node, scope)
        if found.kind is Kind.NUMBER and found.weighted and self._open and not always_same:
            with self.mute(), self._noting_nothing():
                owner = self.evaluate(node.value, scope)
            if owner.kind in WHOLE | PIECES:
                self._take()
        return found

    def _is_another_each_time(self, node: ast.expr) -> bool:
        """Tell whether an expression is what the loop around it goes through, such as ``v`` or ``V[l]``."""
        match node:
            case ast.Name(id=name):
                return bool(self._targets) and name in self._targets[-1]
            case ast.Subscript(slice=index):
                return not _is_constant(index)
        return False

    def decided(self, test: ast.expr, scope: Scope) -> bool | None:
        """Tell how a condition comes out that asks for a constant the function was given, or for the samples' axes.

        So it is with ``acts if keep else a`` and with ``x.T if x.ndim == 2 else [x]``.
        """
        return outcome(test, lambda asked: self._constant(asked, scope))

    def _constant(self, asked: ast.expr, scope: Scope) -> object:
        """Give the constant that an expression stands for; `OPEN` if that is not known."""
        match asked:
            case ast.Name(id=name):
                return self._constant_argument(name, scope)
            case ast.Call(func=ast.Name(id="isinstance"), args=[array, ast.Name(id="list" | "tuple")]):
                return False if self._is_samples(array, scope) else OPEN
        counted = array_counted(asked)
        return 2 if counted is not None and self._is_samples(counted, scope) else OPEN

    def _is_samples(self, node: ast.expr, scope: Scope) -> bool:
        """Tell whether an expression stands for the samples as they were handed in."""
        with self.mute(), self._noting_nothing():
            value = self.evaluate(node, scope)
        return value.weighted and value.kind is Kind.DATA

    def _constant_argument(self, name: str, scope: Scope) -> object:
        """Give the constant that a parameter was given, if it was one and keeps it; else `OPEN`."""
        if not self.frames:
            return OPEN
        node = self.frames[-1].function.node
        parameters = {each.arg for each in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)}
        value = scope.look_up(name)
        if name not in parameters or value is None or value.target is not None:
            return OPEN
        changed = any(
            isinstance(each, ast.Name) and each.id == name and not isinstance(each.ctx, ast.Load)
            for each in ast.walk(node)
        )
        return OPEN if changed else value.literal

    @contextmanager
    def _noting_nothing(self) -> Iterator[None]:
        """Note no piece of the samples meanwhile."""
        touches, around = self.touches, list(self._open)
        try:
            yield
        finally:
            self.touches, self._open[:] = touches, around

    def call_library(self, path: str, args: list[Value], keywords: dict[str, Value], node: ast.AST) -> Value:
        """Call a library function; an array of objects is a list of them."""
        if path.endswith("array") and args and keywords.get("dtype", BUILT).target == "object":
            return list_of(element(args[0]))
        return super().call_library(path, args, keywords, node)

    def call(
        self,
        callee: Value,
        args: Sequence[Value],
        keywords: dict[str, Value],
        node: ast.AST,
        rest: Value | None = None,
    ) -> Value:
        """Call a value, and note which of the student's functions it is."""
        if isinstance(callee.target, Function) and not self.muted:
            line = getattr(node, "lineno", 1)
            self.called.append(
                Called(
                    unit=self.unit,
                    line=line,
                    within=self.within,
                    function=callee.target,
                    in_loop=bool(self._open) or self._is_recursive(),
                )
            )
        return super().call(callee, args, keywords, node, rest)

    @contextmanager
    def looping(self, node: ast.AST, construct: str, *, fixed: bool = False) -> Iterator[None]:
        """Record a loop around what is done meanwhile."""
        unit, line, within, position = self.unit, getattr(node, "lineno", 1), self.within, len(self.loops)
        self._open.append(False)
        self._targets.append(_names_gone_through(node))
        try:
            yield
        finally:
            self._targets.pop()
            takes = self._open.pop()
            if not self.muted:
                loop = Loop(unit=unit, line=line, construct=construct, within=within, fixed=fixed, over_weight=takes)
                self.loops.insert(position, loop)

    def _take(self) -> None:
        self.touches += 1
        if self._open:
            self._open[-1] = True

    def _is_recursive(self) -> bool:
        return any(frame.recursions for frame in self.frames)


def _is_piece(value: Value) -> bool:
    return value.weighted and value.kind in PIECES


def _is_constant(index: ast.expr) -> bool:
    """Tell an index that picks the same at every turn, such as ``-1:``."""
    match index:
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return all(map(_is_constant, parts))
        case ast.Slice():
            return all(bound is None or _is_constant(bound) for bound in (index.lower, index.upper, index.step))
        case ast.UnaryOp(operand=operand):
            return _is_constant(operand)
    return isinstance(index, ast.Constant)


def _names_gone_through(loop: ast.AST) -> frozenset[str]:
    """Name what a loop gives a new value at every turn."""
    match loop:
        case ast.For(target=target) | ast.AsyncFor(target=target):
            targets = [target]
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            targets = [generator.target for generator in loop.generators]
        case _:
            return frozenset()
    return frozenset(node.id for each in targets for node in ast.walk(each) if isinstance(node, ast.Name))
