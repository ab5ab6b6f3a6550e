"""In a second process of the same work the hash of a text is another number, as wherever Python runs it.

All runners are started with one PYTHONHASHSEED, so that a set has one order in each and marks can be repeated. Whoever
makes a seed of ``hash("...")`` would then find the same number everywhere, and another one at home.
"""

from __future__ import annotations

import builtins
from typing import Any

_hash = builtins.hash
SALT = "another process"


def hash(value: Any, /) -> int:  # noqa: A001  # takes the place of the one that is built in
    """Give the hash of a value; of texts and bytes, alone and in tuples, one that belongs to this process."""
    return _hash((SALT, value)) if _is_salted(value) else _hash(value)


def _is_salted(value: Any) -> bool:
    """Tell whether Python's own hash of a value differs from process to process."""
    if isinstance(value, (tuple, frozenset)):
        return any(map(_is_salted, value))
    return isinstance(value, (str, bytes)) and len(value) > 0  # of an empty one it is 0 everywhere


def salt_hashes() -> None:
    """Begin to be another process."""
    builtins.hash = hash
