"""Which of the student's functions a function reaches, and where the weights go on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tree_sitter import Node

from grader.intake.source.matlab.scope import Place, Program, Scope, call_parts
from grader.intake.source.matlab.syntax import text_of, walk

MAX_SCOPES = 500  # no submission that was written by hand comes near


@dataclass(slots=True)
class Reach:
    """All of the student's functions that are reached from one, with the way the weights take through them."""

    program: Program
    make_scope: Callable[[Place, set[str]], Scope] = Scope
    scopes: list[Scope] = field(default_factory=list)
    recursions: list[tuple[Place, Node]] = field(default_factory=list)
    exhausted: bool = False  # more is reached than is looked at
    _seen: set[tuple[str, int, frozenset[str]]] = field(default_factory=set)
    _path: list[tuple[str, int]] = field(default_factory=list)

    def enter(self, place: Place, whole: set[str]) -> None:
        """Look at a function whose parameters ``whole`` hold the weights, and at those it calls."""
        here = (place.unit.name, place.function.first)
        seen = (*here, frozenset(whole))
        if place.function.body is None or seen in self._seen:
            return
        if len(self.scopes) >= MAX_SCOPES:
            self.exhausted = True
            return
        self._seen.add(seen)
        scope = self.make_scope(place, set(whole))
        self.scopes.append(scope)
        self._path.append(here)
        for node, name, arguments in _calls(scope):
            callee = self.program.find(name, place.unit)
            if callee is None:
                continue
            if (callee.unit.name, callee.function.first) in self._path:
                self.recursions.append((place, node))
                continue
            given = {
                parameter
                for parameter, argument in zip(callee.function.parameters, arguments, strict=False)
                if scope.is_whole(argument)
            }
            self.enter(callee, given)
        self._path.pop()


def _calls(scope: Scope) -> Iterator[tuple[Node, str, list[Node]]]:
    """List the calls in a function by name, handles included; an index into a variable is none."""
    for node in walk(scope.body):
        if node.type == "function_call":
            callee, arguments = call_parts(node)
            if callee is not None and callee.type == "identifier" and text_of(callee) not in scope.variables:
                yield node, text_of(callee), arguments
        elif node.type == "handle_operator" or (node.type == "identifier" and _stands_alone(node)):
            name = text_of(node).removeprefix("@").strip()
            if name not in scope.variables:
                yield node, name, []


def _stands_alone(node: Node) -> bool:
    """Tell ``x = helper`` from the names within calls and fields."""
    parent = node.parent
    return parent is not None and parent.type not in ("function_call", "field_expression", "handle_operator")
