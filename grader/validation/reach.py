"""Which checks a change in one function of the reference can touch at all."""

from __future__ import annotations

import ast
from functools import cached_property

from grader.checks.assignment import Assignment
from grader.checks.check import Check
from grader.course.reference import Reference
from grader.judging.grading import run_checks
from grader.validation.in_process import SEED, student_of


class Reach:
    """Those that call it, or a function that comes to call it; every other check sees the same code as before."""

    def __init__(self, assignment: Assignment) -> None:
        self._assignment = assignment

    def checks(self, function: str) -> tuple[Check, ...]:
        """Give the checks that a change in ``function`` can touch, in their order."""
        return tuple(
            check
            for check in self._assignment.checks
            if any(function in self._closure(used) for used in self._used[check.id])
        )

    @cached_property
    def _used(self) -> dict[str, frozenset[str]]:
        """The functions that each check calls."""
        used = {}
        for check in self._assignment.checks:
            student = student_of(self._assignment, self._reference.source)
            run_checks(self._assignment, [check], student, SEED)
            used[check.id] = frozenset(call.function for call in student.calls) | {check.function}
        return used

    @property
    def _reference(self) -> Reference:
        assert self._assignment.reference is not None
        return self._assignment.reference

    @cached_property
    def _calls(self) -> dict[str, frozenset[str]]:
        """The names that every top-level function mentions."""
        return {
            node.name: frozenset(name.id for name in ast.walk(node) if isinstance(name, ast.Name))
            for node in ast.parse(self._reference.source).body
            if isinstance(node, ast.FunctionDef)
        }

    def _closure(self, function: str) -> frozenset[str]:
        reached = {function}
        waiting = [function]
        while waiting:
            for callee in self._calls.get(waiting.pop(), frozenset()) - reached:
                reached.add(callee)
                waiting.append(callee)
        return frozenset(reached)
