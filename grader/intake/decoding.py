"""Source text from bytes, in whatever encoding a student's editor wrote it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from grader.text import NOTHING, Text, text

MARKS = (  # a longer mark before the one that it begins with
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
COOKIE = re.compile(rb"\A(?:[ \t\f]*(?:#[^\n]*)?\r?\n)?[ \t\f]*#[^\n]*?coding[:=][ \t]*([-\w.]+)")  # PEP 263
# What a declaration may name: plain tables. Others of Python's codecs (idna, unicode_escape, utf-7) are slow or
# let text stand for other text.
DECLARED = frozenset(
    {
        *("utf-8", "utf-8-sig", "ascii", "gb2312", "gbk", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
        *("iso8859-1", "iso8859-2", "iso8859-15", "cp1250", "cp1251", "cp1252", "koi8-r"),
    }
)
NAMES = {"gb18030": "GBK", "iso8859-1": "Latin-1", "utf-16": "UTF-16", "utf-32": "UTF-32"}


class NullByte(Exception):
    """The bytes hold a null: they are no text.

    Parameters
    ----------
    line : where, counted from 1
    """

    def __init__(self, line: int) -> None:
        super().__init__(f"null byte in line {line}")
        self.line = line


def decode(raw: bytes, *, python: bool = False) -> tuple[str, str]:
    r"""Read source code as text with ``\n`` line ends and without a byte-order mark.

    A mark decides; then, in Python, the declaration of PEP 263; then whatever fits first of UTF-8, GBK and
    Latin-1, which fits always.

    Returns
    -------
    source, encoding : ``encoding`` is "utf-8" where nothing needs to be said

    Raises
    ------
    NullByte
        If the text holds one: it is binary, or UTF-16 without its mark.
    """
    for encoding in _candidates(raw, python):
        try:
            source = raw.decode(encoding)
            source.encode()  # surrogates are no text
            break
        except (UnicodeError, LookupError):
            continue
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in source:
        raise NullByte(source.count("\n", 0, source.index("\0")) + 1)
    plain = encoding in ("utf-8", "utf-8-sig", "ascii")
    return source.removeprefix("\ufeff"), "utf-8" if plain else encoding


def note(name: str, encoding: str, more: int = 0) -> Text:
    """Say that a file, and so many more, were read in an encoding other than UTF-8; nothing for UTF-8."""
    if encoding == "utf-8":
        return NOTHING
    files = text(f"{name} and {more} more", f"{name} 等 {more + 1} 个文件") if more else text(name, name)
    return text(
        "{files}: not in UTF-8, read as {encoding}; save as UTF-8 to be safe.",
        "{files} 不是 UTF-8 编码，已按 {encoding} 读取；建议保存为 UTF-8。",
    ).format(files=files, encoding=NAMES.get(encoding, encoding.upper()))


def _candidates(raw: bytes, python: bool) -> Iterator[str]:
    yield from (encoding for mark, encoding in MARKS if raw.startswith(mark))
    if python and (cookie := COOKIE.match(raw)):
        try:
            declared = codecs.lookup(cookie[1].decode("ascii")).name
        except (LookupError, UnicodeError, ValueError):
            declared = ""
        if declared in DECLARED:
            yield declared
    yield "utf-8"
    if _looks_chinese(raw):
        yield "gb18030"
    yield "iso8859-1"


def _looks_chinese(raw: bytes) -> bool:
    """Whether the bytes above ASCII come in runs, as those of Chinese characters do; accented letters stand alone."""
    runs = re.findall(rb"[\x80-\xff]+", raw)
    return 2 * sum(len(run) > 1 for run in runs) >= len(runs)
