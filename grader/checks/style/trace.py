"""What was seen while a function was followed: its loops and its products of whole matrices."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from grader.checks.style.scopes import Function
from grader.checks.style.values import Exhausted, Value

STEPS = 60_000  # expressions and statements looked at before we give up
GRACE = 100  # that many again for each statement of a file, once they are used up
DEPTH = 40  # calls inside calls


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """A loop, or what stands in the place of one."""

    unit: str
    line: int
    construct: str  # as Python calls it: "for", "map", "np.vectorize", ...
    within: str  # the function it stands in
    fixed: bool  # over items that are written out
    over_weight: bool  # a part of the weight is used in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A product of whole matrices."""

    unit: str
    line: int
    construct: str
    within: str


@dataclass(eq=False, slots=True)
class Frame:
    """A call that is being followed."""

    function: Function
    call: ast.AST
    touches: int  # parts of the weight used before it
    returned: list[Value] = field(default_factory=list)
    yielded: list[Value] = field(default_factory=list)
    recursions: list[tuple[str, int, str]] = field(default_factory=list)  # unit, line, function


class Recorder:
    """Keeps the record, and the stack of calls."""

    def __init__(self) -> None:
        self.loops: list[Loop] = []
        self.products: list[Product] = []
        self.frames: list[Frame] = []
        self.steps = 0
        self.touches = 0
        self.muted = 0
        self.unseen = False  # something of the student's was called whose source is not known
        self.unit = ""

    def step(self) -> None:
        """Count one expression or statement."""
        self.steps += 1
        if self.steps > STEPS:
            raise Exhausted

    def touch(self, value: Value) -> Value:
        """Note that a part of the weight is used, if it is."""
        self.touches += value.weighted
        return value

    @contextmanager
    def mute(self, condition: bool = True) -> Iterator[None]:
        """Record nothing meanwhile: what is computed here does no work of the function."""
        self.muted += condition
        try:
            yield
        finally:
            self.muted -= condition

    @contextmanager
    def looping(self, node: ast.AST, construct: str, *, fixed: bool = False) -> Iterator[None]:
        """Record a loop around what is done meanwhile."""
        before = self.touches
        unit, line, within = self.unit, getattr(node, "lineno", 1), self.within
        position = len(self.loops)
        try:
            yield
        finally:
            if not self.muted:
                over_weight = self.touches > before
                loop = Loop(
                    unit=unit,
                    line=line,
                    construct=construct,
                    within=within,
                    fixed=fixed,
                    over_weight=over_weight,
                )
                self.loops.insert(position, loop)  # the outer loop before the inner ones

    def add_product(self, node: ast.AST, construct: str) -> None:
        """Record a product of whole matrices."""
        if not self.muted:
            line = getattr(node, "lineno", 1)
            self.products.append(Product(unit=self.unit, line=line, construct=construct, within=self.within))

    @property
    def within(self) -> str:
        """The function of the student's that is being followed; a lambda counts as the one around it."""
        return next((frame.function.name for frame in reversed(self.frames) if frame.function.name), "")
