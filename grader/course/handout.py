"""What goes with an assignment wherever it goes: the pictures that its handout shows, the data that it works on."""

from __future__ import annotations

import re
from pathlib import Path

from grader.errors import AssignmentError

SHOWN = re.compile(r"!\[[^\]]*\]\(\s*([^)\s]+)")  # Markdown's ![what it shows](file)
SUFFIXES = (".svg", ".png", ".jpg", ".gif")
DATA = "data"  # the folder of an assignment whose files are laid beside the template


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


def data_of(folder: Path) -> tuple[Path, ...]:
    """Give the files of an assignment's ``data/``, in order: images, tables, what reads them, their licence."""
    found = sorted((folder / DATA).glob("*"))
    return tuple(path for path in found if path.is_file() and not path.name.startswith((".", "__")))


def _is_plain(name: str, handout: Path) -> bool:
    if Path(name).name == name and Path(name).suffix in SUFFIXES:
        return True
    raise AssignmentError(
        f"{handout} shows {name}; a handout's pictures stand beside it, and end in {', '.join(SUFFIXES)}"
    )
