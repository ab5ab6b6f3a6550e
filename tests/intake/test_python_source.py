"""Python source that does not load, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.errors import SubmissionBroken
from grader.intake.python_source import find_trouble
from tests.intake.handed_in import read_one


@pytest.mark.parametrize(
    ("source", "line", "said"),
    [
        ("x = 1\ny = = 2\n", 2, "invalid syntax"),
        ("def f(:\n    pass\n", 1, "invalid syntax"),
        ("x = (1,\ny = 2\n", 1, "check the brackets"),
        ("def f():\nreturn 1\n", 2, "indentation"),
        ("x = 1\nreturn x\n", 2, "outside function"),
        ("print 'hello'\n", 1, "Python 2"),
        ("x = f(1，2)\n", 1, "full-width"),
        ("if x\n    pass\n", 1, "colon"),
        ("def f():\n\tx = 1\n        y = 2\n", 3, "spaces alone"),
        ("x = 'abc\n", 1, "quotation marks"),
        ("break\n", 1, "outside loop"),
    ],
)
def test_a_syntax_error_is_located_and_explained(source: str, line: int, said: str) -> None:
    trouble = find_trouble(source)
    assert trouble is not None
    assert trouble.line == line
    assert said in trouble.message.en
    assert trouble.message.zh != trouble.message.en


@pytest.mark.parametrize(
    "source",
    [
        "",
        "x = 1",
        "s = '\\d'\n",
        "x = 1 is 1\n",
        "# -*- coding: nonsense -*-\nx = 1\n",
        "x = 1 if x else 2\n" * 500,
    ],
)
def test_what_loads_is_no_trouble(source: str) -> None:
    assert find_trouble(source) is None


DEEP = 100_000


@pytest.mark.parametrize(
    "source",
    [
        "(" * DEEP + ")" * DEEP,
        "[" * DEEP,
        "-" * DEEP + "1",
        "not " * DEEP + "x",
        "+".join("1" * DEEP),
        "lambda:" * DEEP + "1",
        "**".join("1" * DEEP),
        "x" + ".x" * DEEP,
        "x" + "[0]" * DEEP,
        "if x:pass\n" + "elif x:pass\n" * DEEP,
        "".join(" " * depth + "if x:\n" for depth in range(300)) + " " * 300 + "x",
        "x = 1 if x else " * DEEP + "1",
        "1+" * 250 + "1",  # parses, but whoever walks the tree by recursion would fall
    ],
)
def test_source_nested_to_crash_a_parser_is_trouble(source: str) -> None:
    assert find_trouble(source) is not None


def test_a_number_too_long_to_convert_is_trouble() -> None:
    assert find_trouble("x = " + "9" * 100_000) is not None


def test_a_broken_file_says_file_line_and_what_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(SubmissionBroken) as caught:
        read_one(tmp_path, {"s1/hw3_backprop.py": b"x = 1\ny = (\n"})
    assert caught.value.text.en.startswith("hw3_backprop.py, line 2: this is not valid Python")
    assert caught.value.text.zh.startswith("hw3_backprop.py 第 2 行：这不是合法的 Python 代码")


def test_null_bytes_are_said_to_be_what_they_are(tmp_path: Path) -> None:
    with pytest.raises(SubmissionBroken, match="hw3_backprop.py, line 2: a null byte"):
        read_one(tmp_path, {"s1/hw3_backprop.py": b"x = 1\ny = \0\n"})


def test_braces_in_the_students_text_are_only_text(tmp_path: Path) -> None:
    with pytest.raises(SubmissionBroken, match=r"\{name\}"):
        read_one(tmp_path, {"s1/hw3_backprop.py": b"{name} = = {0}\n"})


@settings(deadline=None)
@given(st.text(max_size=60) | st.text("def f(x):\n =+[]{}'\"\\#", max_size=60))
def test_any_text_is_trouble_at_worst(source: str) -> None:
    find_trouble(source)
