"""A student's id, found in the name of what was handed in."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ENDINGS = (".py", ".ipynb", ".zip", ".tar.gz", ".tgz", ".m", ".mlx")
# Litter that is large, or that somebody may believe to count: that it was left out is told.
TOLD = frozenset({".git", ".svn", ".hg", ".venv", "venv", "virtualenv", "site-packages", "node_modules"})
JUNK = frozenset({"__MACOSX", "__pycache__", "Thumbs.db", "desktop.ini"}) | TOLD
ID_BYTES = 120  # of an id in UTF-8: it becomes part of a file's name, and those hold 255


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
    """Tell whose work each file or folder is, where no platform's download tells it.

    An id is the name without its ending; two that would share an id keep their endings.

    Returns
    -------
    dict from id to the indices in ``given`` of what belongs to it, sorted by id
    """
    groups: dict[tuple[str, str], list[int]] = {}  # (id, kept ending) -> indices
    for index in range(len(given)):
        _add_single(groups, given, index)
    shared = Counter(safe_id(stem) for stem, _ in groups)
    named: dict[str, list[list[int]]] = {}
    for (stem, kept), indices in groups.items():
        name = safe_id(stem if shared[safe_id(stem)] == 1 else stem + kept)
        named.setdefault(name, []).append(indices)
    return told_apart({name: [(given[own[0]].name, own) for own in rivals] for name, rivals in named.items()})


def told_apart(named: Mapping[str, Sequence[tuple[str, Sequence[int]]]]) -> dict[str, tuple[int, ...]]:
    """Give rivals for one id ids of their own.

    Parameters
    ----------
    named : for each id that can be shown, the raw names that come to it, each with its indices
    """
    result: dict[str, tuple[int, ...]] = {}
    for name, rivals in named.items():
        for raw, indices in rivals:
            # names that differ in nothing an id can show: the raw name tells them apart
            unique = name if len(rivals) == 1 else f"{name}~{_fingerprint(raw)}"
            while unique in result or (unique != name and unique in named):
                unique = f"{unique}~{_fingerprint(unique)}"
            result[unique] = tuple(indices)
    return dict(sorted(result.items()))


def _add_single(groups: dict[tuple[str, str], list[int]], given: Sequence[Given], index: int) -> None:
    """Give one file or folder an id of its own."""
    item = given[index]
    kept = "" if item.is_folder else ending(item.name)
    stem = item.name[: len(item.name) - len(kept)]
    key = (stem, kept)
    while key in groups:  # a class archive can name one file twice
        key = (key[0], key[1] + "~")
    groups[key] = [index]


def _fingerprint(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
