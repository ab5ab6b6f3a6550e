"""Paths that a student's functions write to and read from, and the files that lie there: carried, never opened here.

A function that stores something is given a path in an empty folder of the far side; what it leaves there comes back as
names and bytes, a few of them and bounded. Handed on as an argument, the same files lie at another path of another
process. The grader's own disk holds none of it, so there is nothing here that a link could lead to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

MOST_FILES = 8  # that are carried from one place
MOST_BYTES = 4 * 2**20  # of all files of one place together
MOST_NAMES = 8  # of what is told by name alone
LONGEST_NAME = 255  # bytes, as in most file systems
KINDS = ("folder", "link", "large", "other")  # what is told by name alone


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One ordinary file as a student's function left it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """A path: ``name`` in a folder of its own, with these files in it. Given to a function it becomes absolute.

    What a call left there besides ordinary files is told by name in ``others``, with what it is: a ``folder``, a
    ``link``, a file that was too ``large`` or one too many, or ``other``. ``elsewhere`` names what appeared or changed
    in the runner's own folder instead.
    """

    name: str
    files: tuple[StoredFile, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    elsewhere: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all that lies there."""
        return (*(file.name for file in self.files), *(name for name, _ in self.others))

    def moved(self, name: str) -> Place:
        """Give a place with the same files at another path; one named after the path is named after the new one."""
        files = tuple(
            replace(file, name=name + file.name.removeprefix(self.name)) if self._at_path(file.name) else file
            for file in self.files
        )
        return Place(name, files)

    def file(self) -> StoredFile | None:
        """Give the one file that lies there, at the path itself or with an ending of letters and digits; else None."""
        if self.others or len(self.files) != 1 or not self._at_path(self.files[0].name):
            return None
        return self.files[0]

    def _at_path(self, name: str) -> bool:
        return re.fullmatch(re.escape(self.name) + r"(\.[A-Za-z0-9]+)?", name) is not None


def is_name(name: object) -> bool:
    """Whether something can be the name of a file in a folder: one part, no more."""
    if not isinstance(name, str) or name in ("", ".", "..") or "/" in name or "\0" in name:
        return False
    try:
        return len(name.encode("utf-8")) <= LONGEST_NAME
    except UnicodeEncodeError:  # half of a character
        return False


def places_among(values: Sequence[object]) -> list[Place]:
    """Give the places among the arguments of a call, in order."""
    return [value for value in values if isinstance(value, Place)]
