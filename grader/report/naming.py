"""What a student's feedback file is called."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote

FEEDBACK = "feedback"

_LONGEST_NAME = 180  # bytes; file systems allow 255, and endings and temporary names need room
_SPECIAL = frozenset('/\\:*?"<>|')  # to some file system or other
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def file_name(id: str) -> str:
    """Turn a student's id into a file name without its ending: the id itself wherever that is safe.

    Ids come from file names and are safe already; one that is not gets its doubtful characters replaced and the
    start of its SHA-256 appended, so that two ids never share a name.
    """
    plain = "".join("_" if char in _SPECIAL or _unprintable(char) else char for char in id)
    safe = (
        plain == id and id.strip(" .") == id != "" and len(id.encode()) <= _LONGEST_NAME and not _RESERVED.fullmatch(id)
    )
    if safe:
        return id
    digest = hashlib.sha256(id.encode(errors="surrogatepass")).hexdigest()[:12]
    return f"{plain.encode()[: _LONGEST_NAME // 2].decode(errors='ignore').strip(' .')}-{digest}"


def file_names(ids: Iterable[str]) -> dict[str, str]:
    """Name the files of a class so that no two are one on any system: Windows and macOS do not see capitals.

    Of ids that differ in that alone, the one in small letters (else the first) keeps its name, the others get the
    start of their SHA-256 appended, so that a name hangs on the others as little as can be.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for id in sorted(ids, key=lambda id: (id != _folded(id), id)):
        name = file_name(id)
        if _folded(name) in taken:
            name = f"{name}-{hashlib.sha256(id.encode(errors='surrogatepass')).hexdigest()[:12]}"
        taken.add(_folded(name))
        names[id] = name
    return names


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def feedback_link(name: str) -> str:
    """Give the address of a student's page, by the name of its file, seen from the class report."""
    return quote(f"{FEEDBACK}/{name}.html")


def _unprintable(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}
