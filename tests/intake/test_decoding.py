"""Source text from bytes, in whatever encoding a student's editor wrote it."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.intake.decoding import NullByte, decode, note

CHINESE = "# 反向传播：先求净输入\nx = 1\n"


@pytest.mark.parametrize(
    ("raw", "source", "encoding"),
    [
        (CHINESE.encode(), CHINESE, "utf-8"),
        (codecs.BOM_UTF8 + CHINESE.encode(), CHINESE, "utf-8"),
        (CHINESE.encode("utf-16"), CHINESE, "utf-16"),
        (codecs.BOM_UTF16_BE + CHINESE.encode("utf-16-be"), CHINESE, "utf-16"),
        (CHINESE.encode("utf-32"), CHINESE, "utf-32"),
        (CHINESE.encode("gbk"), CHINESE, "gb18030"),
        ("# 反向 传播 𠮷\n".encode("gb18030"), "# 反向 传播 𠮷\n", "gb18030"),
        ("# für die Übung, très simple\n".encode("latin-1"), "# für die Übung, très simple\n", "iso8859-1"),
        ("# -*- coding: cp1252 -*-\n# 5 €\n".encode("cp1252"), "# -*- coding: cp1252 -*-\n# 5 €\n", "cp1252"),
        ("#!x\n# coding=big5\n# 反\n".encode("big5"), "#!x\n# coding=big5\n# 反\n", "big5"),
        (b"# coding: utf-8\n" + CHINESE.encode("gbk"), "# coding: utf-8\n" + CHINESE, "gb18030"),
        (b"# coding: rot13\nx = 1\n", "# coding: rot13\nx = 1\n", "utf-8"),
        (
            b"# coding: unicode_escape\n# \\x0aprint(1)\n",
            "# coding: unicode_escape\n# \\x0aprint(1)\n",
            "utf-8",
        ),
        (b"a\r\nb\rc\n", "a\nb\nc\n", "utf-8"),
        (b"", "", "utf-8"),
    ],
)
def test_text_is_read_in_the_encoding_it_was_written_in(raw: bytes, source: str, encoding: str) -> None:
    assert decode(raw, python=True) == (source, encoding)


def test_a_null_byte_is_found_in_its_line() -> None:
    with pytest.raises(NullByte) as caught:
        decode(b"a\r\nb\0\n")
    assert caught.value.line == 2


def test_only_an_unusual_encoding_is_noted() -> None:
    assert not note("x.py", "utf-8")
    assert "x.py: not in UTF-8, read as GBK" in note("x.py", "gb18030").en
    assert "x.m 等 3 个文件" in note("x.m", "gb18030", 2).zh


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_are_text_or_hold_a_null(raw: bytes, python: bool) -> None:
    try:
        source, _ = decode(raw, python=python)
    except NullByte:
        return
    source.encode()
    assert "\r" not in source
    assert "\0" not in source


@given(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\r\0\ufeff")))
def test_utf_8_is_never_taken_for_anything_else(source: str) -> None:
    assert decode(source.encode()) == (source, "utf-8")
