"""What ``assignment.toml`` says, read without loading any check."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from grader.course.folder import Course, limits_with, read_toml
from grader.interpreter import Interpreter
from grader.limits import Limits
from grader.text import Text


class Function(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A function that is asked for: its signature, other names it may have, the functions it is built of.

    ``indices`` names the arguments that hold places in an array: counted from 0 everywhere in the grader and in Python,
    and from 1 in MATLAB. ``paths`` names those that are the path of a file; ``random`` says that the answer is drawn.
    ``together`` names functions that can only be tried together with this one, such as one that reads what this one has
    written: a mistake in either costs both.
    """

    arguments: tuple[str, ...]
    results: tuple[str, ...] = ("result",)
    aliases: tuple[str, ...] = ()
    indices: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    random: bool = False
    together: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()  # the student's own functions that follow-through puts into the reference

    @property
    def comparable(self) -> bool:
        """Whether what one version of it gives can be compared with what another gives, number by number."""
        return not self.random and not self.paths


class LateRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What being late costs: ``per_day`` for each day begun, at most ``cap``, both in percent of the full marks."""

    per_day: float
    cap: float = 100.0


class AssignmentFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What ``assignment.toml`` may say."""

    id: str
    title: Text
    functions: dict[str, Function]
    given: dict[str, Function] = {}
    follow_through: float = 0.8
    limits: dict[str, Any] = {}
    due: datetime | None = None
    late: LateRule | None = None
    extensions: dict[str, datetime] = {}
    runtime: Interpreter | None = None  # in place of the course's


def names_of(course: Course, assignment_id: str) -> tuple[str, ...]:
    """Say under which names an assignment's functions may be written, without loading its checks."""
    functions = read_toml(course.folder(assignment_id) / "assignment.toml", AssignmentFile).functions
    return written_names(functions)


def written_names(functions: Mapping[str, Function]) -> tuple[str, ...]:
    """Give every name under which functions that are asked for may be written."""
    return tuple(name for key, function in functions.items() for name in (key, *function.aliases))


def runtime_of(course: Course, assignment_id: str) -> Interpreter:
    """Say which interpreter grades an assignment, without loading its checks."""
    return surroundings_of(course, assignment_id)[0]


def surroundings_of(course: Course, assignment_id: str) -> tuple[Interpreter, Limits]:
    """Say in which interpreter and under which limits code is run, without loading the checks."""
    path = course.folder(assignment_id) / "assignment.toml"
    record = read_toml(path, AssignmentFile)
    runtime = course.runtime if record.runtime is None else record.runtime
    return runtime, limits_with(course.limits, record.limits, path)
