"""A whole class: graded side by side, resumable at any instant, published from the gradebook."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.classroom.assembly import CheckChange, MarkChange, describe
    from grader.classroom.run import ClassRun, Progress, grade_class
    from grader.classroom.upkeep import assignment_of, marking_times, pick_file, read_results, rebuild, set_mark

__all__ = [
    "CheckChange",
    "ClassRun",
    "MarkChange",
    "Progress",
    "assignment_of",
    "describe",
    "grade_class",
    "marking_times",
    "pick_file",
    "read_results",
    "rebuild",
    "set_mark",
]

HOME = {
    **dict.fromkeys(("CheckChange", "MarkChange", "describe"), "assembly"),
    **dict.fromkeys(("ClassRun", "Progress", "grade_class"), "run"),
    **dict.fromkeys(("assignment_of", "marking_times", "pick_file", "read_results", "rebuild", "set_mark"), "upkeep"),
}


def __getattr__(name: str) -> Any:
    """Import what is heavy when it is first asked for: the server of workers is started before."""
    if name not in HOME:
        raise AttributeError(f"module 'grader.classroom' has no attribute {name!r}")
    return getattr(import_module(f"grader.classroom.{HOME[name]}"), name)
