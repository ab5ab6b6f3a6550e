"""From a folder or archive to submissions in memory: nothing of them is run, and nothing in them is believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.intake.entries import ClassFolder, Entry, class_folder, entries
from grader.lazy import asked_for

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

# whoever checks one file needs no roster
__getattr__ = asked_for(__name__, guessing=["guess_assignment"], reading=["read", "read_path"], roster=["read_roster"])
