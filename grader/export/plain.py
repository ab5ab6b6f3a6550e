"""Text that any reader of XML or JSON accepts."""

from __future__ import annotations

import re

# What XML 1.0 (fifth edition, section 2.2) leaves out of its characters, and the carriage return, which a reader
# would turn into a line feed.
OUTSIDE_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def without_controls(text: str) -> str:
    """Replace every character that XML cannot hold by a space."""
    return OUTSIDE_XML.sub(" ", text)
