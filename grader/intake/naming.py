"""A student's id, found in the name of what was handed in."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

ENDINGS = (".py", ".ipynb", ".zip", ".tar.gz", ".tgz", ".m", ".mlx")
# Litter that is large, or that somebody may believe to count: that it was left out is told.
TOLD = frozenset({".git", ".svn", ".hg", ".venv", "venv", "virtualenv", "site-packages", "node_modules"})
JUNK = frozenset({"__MACOSX", "__pycache__", "Thumbs.db", "desktop.ini"}) | TOLD
ID_BYTES = 120  # of an id in UTF-8: it becomes part of a file's name, and those hold 255

# "Jane Doe_12345_assignsubmission_file_" is a folder, or stands before the name of a file.
MOODLE = re.compile(r"(?P<student>.+?_\d+)_assignsubmission_(?:file|onlinetext)(?:_(?P<name>.*))?", re.DOTALL)
# "doejane_LATE_123_456_hw3_backprop-1.py": user and submission; "-1" marks a file that was handed in again.
CANVAS = re.compile(r"(?P<student>[^\W_]+)_(?:LATE_)?(?P<user>\d{3,})_\d{3,}_(?P<name>.+)", re.DOTALL)
CANVAS_AGAIN = re.compile(r"-(\d{1,3})(?=(?:\.tar)?\.[A-Za-z]+\Z)")


def is_junk(name: str) -> bool:
    """Whether a file or folder of this name is the machine's litter and no student's work."""
    return name.startswith(".") or name in JUNK


def ending(name: str) -> str:
    """Return the ending of a file's name that an id goes without, as it is written there, or nothing."""
    lower = name.lower()
    found = next((known for known in ENDINGS if lower.endswith(known) and len(name) > len(known)), "")
    return name[len(name) - len(found) :]


def readable(name: str) -> str:
    """Return a name of a file as text that can be shown: NFC, without control characters or broken bytes.

    On a disk or in an archive a name may be any bytes. Python keeps those that are no UTF-8 as surrogates; most
    often they are GBK.
    """
    if any("\udc80" <= character <= "\udcff" for character in name):
        try:
            name = os.fsencode(name).decode("gbk")
        except UnicodeError:
            pass
    shown = (character if character.isprintable() else "_" for character in unicodedata.normalize("NFC", name))
    return "".join(shown)


def without_prefix(name: str) -> str:
    """Return a file's name as the student gave it, without what Moodle's or Canvas's bulk download put before it."""
    if (moodle := MOODLE.fullmatch(name)) and moodle["name"]:
        return moodle["name"]
    if canvas := CANVAS.fullmatch(name):
        return CANVAS_AGAIN.sub("", canvas["name"])
    return name


def attempt(name: str) -> int:
    """Return how often a file of Canvas's bulk download was handed in before, as its name says."""
    again = CANVAS_AGAIN.search(name) if CANVAS.fullmatch(name) else None
    return int(again[1]) if again else 0


def safe_id(name: str) -> str:
    """Return ``name`` as an id that can stand in a path: one component, not hidden, not too long."""
    shown = re.sub(r"[/\\]", "_", readable(name)).strip()
    shown = re.sub(r"\A\.+", "_", shown) or "_"
    encoded = shown.encode()
    if len(encoded) > ID_BYTES:
        kept = encoded[: ID_BYTES - 9].decode(errors="ignore")
        shown = f"{kept}~{_fingerprint(name)}"
    return shown


@dataclass(frozen=True, slots=True)
class Given:
    """A file or folder that lies in the class's folder."""

    name: str
    is_folder: bool


def identify(given: Sequence[Given]) -> dict[str, tuple[int, ...]]:
    """Tell whose work each file or folder is.

    An id is the name without its ending; two that would share an id keep their endings. In a bulk download of
    Moodle or Canvas, the id is the student's name with the number that the system knows the student by, and all
    files of one student belong together.

    Returns
    -------
    dict from id to the indices in ``given`` of what belongs to it, sorted by id
    """
    groups: dict[tuple[str, str], list[int]] = {}  # (id, kept ending) -> indices
    bulk: dict[str, list[int]] = {}
    for index, item in enumerate(given):
        if student := _bulk_student(item):
            bulk.setdefault(student, []).append(index)
        else:
            _add_single(groups, given, index)
    for student, indices in bulk.items():
        # the same file twice: these are names that only look like a bulk download's
        names = Counter(_bulk_name(given[index]) for index in indices if not given[index].is_folder)
        if max(names.values(), default=0) > 1:
            for index in indices:
                _add_single(groups, given, index)
        else:
            groups.setdefault((student, ""), []).extend(indices)

    shared = Counter(safe_id(stem) for stem, _ in groups)
    named: dict[str, list[list[int]]] = {}
    for (stem, kept), indices in groups.items():
        name = safe_id(stem if shared[safe_id(stem)] == 1 else stem + kept)
        named.setdefault(name, []).append(indices)
    result: dict[str, tuple[int, ...]] = {}
    for name, rivals in named.items():
        for indices in rivals:
            # names that differ in nothing an id can show: the raw name tells them apart
            unique = name if len(rivals) == 1 else f"{name}~{_fingerprint(given[indices[0]].name)}"
            while unique in result or (unique != name and unique in named):
                unique = f"{unique}~{_fingerprint(unique)}"
            result[unique] = tuple(indices)
    return dict(sorted(result.items()))


def _bulk_student(item: Given) -> str | None:
    if moodle := MOODLE.fullmatch(item.name):
        return moodle["student"]
    if not item.is_folder and (canvas := CANVAS.fullmatch(item.name)):
        return f"{canvas['student']}_{canvas['user']}"
    return None


def _bulk_name(item: Given) -> str:
    """Name a file for the student's eyes, with Canvas's "-1" still on it."""
    if canvas := CANVAS.fullmatch(item.name):
        return canvas["name"]
    return without_prefix(item.name)


def _add_single(groups: dict[tuple[str, str], list[int]], given: Sequence[Given], index: int) -> None:
    """Give one file or folder an id of its own."""
    item = given[index]
    kept = "" if item.is_folder else ending(item.name)
    stem = item.name[: len(item.name) - len(kept)]
    key = (stem, kept)
    while key in groups:  # a class archive can name one file twice; a bulk student can bear a file's name
        key = (key[0], key[1] + "~")
    groups[key] = [index]


def _fingerprint(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
