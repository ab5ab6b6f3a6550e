"""From a folder or archive to submissions in memory: nothing of them is run, and nothing in them is believed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.intake.census import Census, Whose, census
    from grader.intake.entries import ClassFolder, Entry, class_folder, entries
    from grader.intake.guessing import guess_assignment
    from grader.intake.reading import read, read_path
    from grader.intake.roster import read_roster

__all__ = [
    "Census",
    "ClassFolder",
    "Entry",
    "Whose",
    "census",
    "class_folder",
    "entries",
    "guess_assignment",
    "read",
    "read_path",
    "read_roster",
]

HOME = {
    **dict.fromkeys(("Census", "Whose", "census"), "census"),
    **dict.fromkeys(("ClassFolder", "Entry", "class_folder", "entries"), "entries"),
    **dict.fromkeys(("read", "read_path"), "reading"),
    "guess_assignment": "guessing",
    "read_roster": "roster",
}


def __getattr__(name: str) -> Any:
    """Import what is heavy when it is first asked for: one's own file needs no platform's room."""
    if name not in HOME:
        raise AttributeError(f"module 'grader.intake' has no attribute {name!r}")
    return getattr(import_module(f"grader.intake.{HOME[name]}"), name)
