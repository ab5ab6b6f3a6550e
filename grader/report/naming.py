"""What a student's feedback file is called."""

from __future__ import annotations

import hashlib
import re
import unicodedata
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


def feedback_link(id: str) -> str:
    """Give the address of a student's page, seen from the class report."""
    return quote(f"{FEEDBACK}/{file_name(id)}.html")


def _unprintable(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}
