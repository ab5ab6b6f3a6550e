"""A room per platform: given the names in a class's download, each says whether they are its own, as a whole.

In come names (and what a platform's own files say), out go claims: this file is that student's. Nothing of a
student's is opened here, and nothing is known of homeworks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from grader.intake.naming import ending
from grader.intake.platforms import blackboard, brightspace, canvas, classroom, gradescope, moodle, teams
from grader.intake.platforms.download import Claim, Download, strays
from grader.intake.tree import Below, Tree

READERS: tuple[Callable[[Tree], Download | None], ...] = (
    gradescope.read,
    moodle.read,
    blackboard.read,
    brightspace.read,
    teams.read,
    canvas.read,
    classroom.read,
)


def recognise(tree: Tree) -> Download | None:
    """Read a download of any platform, looking through one folder around it; None if it is no platform's."""
    return _read(tree) or _wrapped(tree)


def _read(tree: Tree) -> Download | None:
    return next((found for read in READERS if (found := read(tree))), None)


def _wrapped(tree: Tree) -> Download | None:
    """Look into the only folder at the top, if nothing beside it could be a student's work."""
    items = tree.items()
    folders = [item for item in items if item.is_folder]
    beside = [item for item in items if not item.is_folder]
    if len(folders) != 1 or any(ending(item.name) for item in beside):
        return None
    found = _read(Below(tree, folders[0].path))
    return replace(found, nobody=(*found.nobody, *strays(found.platform, beside))) if found else None


__all__ = ["READERS", "Claim", "Download", "recognise"]
