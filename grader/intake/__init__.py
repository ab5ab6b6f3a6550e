"""From a folder or archive to submissions in memory: nothing of them is run, and nothing in them is believed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from grader.intake.entries import ClassFolder, Entry, class_folder, entries

if TYPE_CHECKING:
    from grader.intake.guessing import guess_assignment
    from grader.intake.reading import read, read_path
    from grader.intake.roster import read_roster

__all__ = [
    "ClassFolder",
    "Entry",
    "class_folder",
    "entries",
    "guess_assignment",
    "read",
    "read_path",
    "read_roster",
]

HOME = {
    "guess_assignment": "guessing",
    **dict.fromkeys(("read", "read_path"), "reading"),
    "read_roster": "roster",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for, and no more: whoever checks one file needs no roster."""
    if name not in HOME:
        raise AttributeError(f"module 'grader.intake' has no attribute {name!r}")
    return getattr(import_module(f"grader.intake.{HOME[name]}"), name)
