"""A handout and the pictures that it shows, which go wherever it goes."""

from __future__ import annotations

import re
from pathlib import Path

from grader.errors import AssignmentError

SHOWN = re.compile(r"!\[[^\]]*\]\(\s*([^)\s]+)")  # Markdown's ![what it shows](file)
SUFFIXES = (".svg", ".png", ".jpg", ".gif")


def pictures_of(handout: Path) -> tuple[Path, ...]:
    """Give the pictures that a handout shows, once each, in order; those on the web are left where they are.

    Raises
    ------
    AssignmentError
        If one does not stand beside the handout, so that a student would not see it.
    """
    shown = dict.fromkeys(SHOWN.findall(handout.read_text(encoding="utf-8")))
    files = [handout.with_name(name) for name in shown if "://" not in name and _is_plain(name, handout)]
    for file in files:
        if not file.is_file():
            raise AssignmentError(f"{handout} shows {file.name}, and there is no such file beside it")
    return tuple(files)


def _is_plain(name: str, handout: Path) -> bool:
    if Path(name).name == name and Path(name).suffix in SUFFIXES:
        return True
    raise AssignmentError(
        f"{handout} shows {name}; a handout's pictures stand beside it, and end in {', '.join(SUFFIXES)}"
    )
