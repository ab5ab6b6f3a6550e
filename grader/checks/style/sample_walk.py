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

from grader.checks.style.scopes import Function, Scope
from grader.checks.style.trace import Loop
from grader.checks.style.values import BUILT, DATA, WHOLE, Kind, Value, element, list_of
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
        self._open: list[bool] = []  # for each loop around what is looked at: whether it takes a piece of the samples
        super().__init__(units, helpers)

    def touch(self, value: Value) -> Value:
        """Note that a piece of the samples is used, if it is one."""
        if any(_is_piece(part) for part in (value, *value.items)):
            self._take()
        return value

    def subscript_of(self, node: ast.Subscript, scope: Scope) -> Value:
        """Evaluate a subscript; a single number out of a matrix is a piece of it too."""
        found = super().subscript_of(node, scope)
        if found.kind is Kind.NUMBER and found.weighted and self._open:
            open_loops = list(self._open)
            with self.mute():
                owner = self.evaluate(node.value, scope)
            self._open = open_loops
            if owner.kind in WHOLE | PIECES:
                self._take()
        return found

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
        try:
            yield
        finally:
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
