"""Text from a stranger, made unable to disturb the page around it."""

from __future__ import annotations

import json
import re
import unicodedata

import msgspec

# Joiners shape emoji and Indic scripts; they can neither hide nor turn round what stands beside them.
_KEPT = {"\n", "\t", "\u200c", "\u200d"}
# Everything outside these ranges is looked up one by one; they cover English, Chinese and mathematics.
_SUSPECTS = re.compile(r"[^\n -~\u00a1-\u00ac\u00ae-\u05ff\u2010-\u2027\u2030-\u205e\u3000-\ud7ff\uff01-\uff5e]")
_LINE_ENDS = re.compile(r"\r\n?")


def harmless(text: str) -> str:
    r"""Show what would act unseen: control characters, direction overrides, invisible and broken characters.

    Line ends become ``\n``; a control character becomes its picture (ESC: ``␛``), anything else its code point
    in angle brackets (``⟨U+202E⟩``). What is left still has to be escaped for HTML.
    """
    return _SUSPECTS.sub(lambda found: _shown(found[0]), _LINE_ENDS.sub("\n", text))


def harmless_json(value: object, indent: int | None = 1) -> str:
    """Write JSON that reads back as the same value, with nothing in it that could pass for markup.

    Parameters
    ----------
    value : what the standard ``json`` module can write
    indent : for each level; None for as few characters as can be
    """
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    if indent:  # laid out afterwards: the standard library does it in Python alone, which takes several times as long
        plain = written.encode("utf-8", "surrogatepass")
        written = msgspec.json.format(plain, indent=indent).decode("utf-8", "surrogatepass")
    # Outside its strings JSON holds only printable ASCII, and none of these three.
    written = re.sub(r"[<>&]", lambda found: f"\\u{ord(found[0]):04x}", written)
    return _SUSPECTS.sub(lambda found: _escaped(found[0]), written) + "\n"


def _acts_unseen(character: str) -> bool:
    return character not in _KEPT and unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _shown(character: str) -> str:
    if not _acts_unseen(character):
        return character
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


def _escaped(character: str) -> str:
    return json.dumps(character)[1:-1] if _acts_unseen(character) else character
