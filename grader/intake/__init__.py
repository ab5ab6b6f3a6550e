"""From a folder or archive to submissions in memory: nothing of them is run, and nothing in them is believed."""

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
