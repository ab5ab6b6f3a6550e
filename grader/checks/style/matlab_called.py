"""Which calls of one function a MATLAB function leads to, and whether they stand in a loop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tree_sitter import Node

from grader.checks.style.matlab_loops import LOOPS, MAPPERS
from grader.intake.source.matlab.reach import Reach
from grader.intake.source.matlab.scope import Program, Scope, call_parts, stands_in_call_of
from grader.intake.source.matlab.syntax import around, text_of, walk
from grader.submission import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class MatlabCall:
    """A call, by name or by handle; ``within`` is the function it stands in."""

    unit: str
    line: int
    within: str
    in_loop: bool


def definition(units: Sequence[Unit], function: str) -> tuple[str, int] | None:
    """Give the file and the line of a function; None where there is none, or its text leaves open what it does."""
    entry = Program.of(units, function).find(function)
    if entry is None or entry.function.body is None or entry.function.body.has_error:
        return None
    return entry.unit.name, entry.function.first


def calls_of(units: Sequence[Unit], function: str, called: str) -> list[MatlabCall]:
    """List the calls of ``called`` that ``function`` leads to, through the student's own helpers too."""
    program = Program.of(units, function)
    entry = program.find(function)
    if entry is None or entry.function.body is None:
        return []
    reach = Reach(program)
    reach.enter(entry, set(entry.function.parameters[:1]))
    scopes = [scope for scope in reach.scopes if scope.place.function.name != called]
    repeated = {text_of(node).partition("(")[0].strip() for _, node in reach.recursions}
    while True:  # a function that is called in a loop has all its calls in that loop
        more = {
            name
            for scope in scopes
            for name, node in _names(scope)
            if name not in repeated and (scope.place.function.name in repeated or _is_in_loop(node))
        }
        if not more:
            break
        repeated |= more
    return [
        MatlabCall(
            unit=scope.place.unit.name,
            line=node.start_point[0] + 1,
            within=scope.place.function.name,
            in_loop=scope.place.function.name in repeated or _is_in_loop(node),
        )
        for scope in scopes
        for name, node in _names(scope)
        if name == called
    ]


def _names(scope: Scope) -> Iterator[tuple[str, Node]]:
    """List the functions that are called or handed on by handle."""
    for node in walk(scope.body):
        if node.type == "function_call":
            callee, _ = call_parts(node)
            name = text_of(callee) if callee is not None and callee.type == "identifier" else ""
        elif node.type == "handle_operator":
            name = text_of(node).removeprefix("@").strip()
        else:
            continue
        if name and name not in scope.variables:
            yield name, node


def _is_in_loop(node: Node) -> bool:
    """Tell whether a loop, or a call that loops in the place of one, stands around a node."""
    return any(outer.type in LOOPS for outer in around(node)) or stands_in_call_of(node, MAPPERS)
