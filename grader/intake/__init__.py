"""From a folder or archive to submissions in memory: nothing of them is run, and nothing in them is believed."""

from grader.intake.entries import Entry, entries
from grader.intake.guessing import guess_assignment
from grader.intake.reading import read, read_path

__all__ = ["Entry", "entries", "guess_assignment", "read", "read_path"]
