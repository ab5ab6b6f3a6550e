"""Python source that does not load, and what is said of it."""

from __future__ import annotations

import ast
import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.errors import SubmissionBroken
from grader.intake.python_source import unreadable, usable
from grader.intake.source.python import read
from grader.runners.python import statements
from grader.submission import Problem
from tests.intake.handed_in import read_one


def told(source: str) -> Problem | None:
    """Say what the interpreter at hand says of a source, as it is told a student."""
    warnings.simplefilter("ignore")
    found, lost = statements.read(source, "s")
    errors = [error for _, _, error in lost]
    for node in found:
        try:
            compile(ast.Module([node], []), "s", "exec")
        except SyntaxError as error:
            errors.append(error)
    return next(
        (unreadable(str(error), error.lineno, source, "s") for error in errors if isinstance(error, SyntaxError)), None
    )


@pytest.mark.parametrize(
    ("source", "line", "said"),
    [
        ("x = 1\ny = = 2\n", 2, "invalid syntax"),
        ("def f(:\n    pass\n", 1, "invalid syntax"),
        ("x = (1,\ny = 2\n", 1, "check the brackets"),
        ("def f():\nreturn 1\n", 1, "indentation"),
        ("def f():\n    x = 1\n   y = 2\n", 3, "another number of blanks"),
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
    trouble = told(source)
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
    assert told(source) is None
    assert usable(source, "s") == (source, ())


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
def test_source_nested_to_crash_a_parser_is_not_looked_at(source: str) -> None:
    plain, pieces = read("a = 1\n" + source + "\nb = 2\n")
    assert pieces and all(piece.first > 1 for piece in pieces)
    assert "a = 1" in plain


@pytest.mark.parametrize(
    ("source", "kept", "lost"),
    [
        ("def a():\n    return (1\n\ndef b():\n    return 2\n", ["b"], [(1, 3)]),
        ("@wraps\ndef a():\n    return 1\nx = = 1\ndef b(): pass\n", ["a", "b"], [(4, 4)]),
        ('s = """one\ntwo\nthree"""\nx = (\n  1,\n)\nprint "x"\ny = 2\n', ["s", "x", "y"], [(7, 7)]),
        ("if x:\n    a = 1\nelse:\n    b = = 2\nc = 3\n", ["c"], [(1, 4)]),
        ("try:\n    a = 1\nexcept E:\n    pass\nx y\nwhile b:\n    pass\nelse:\n    d = 1\n", ["a", "d"], [(5, 5)]),
        ('x = """never closed\ny = 2\nz = 3\n', ["y", "z"], [(1, 1)]),
    ],
)
def test_a_syntax_error_costs_the_statement_that_it_stands_in(source: str, kept: list[str], lost: list) -> None:
    plain, pieces = read(source)
    names = [
        getattr(node, "name", None) or node.id
        for node in ast.walk(ast.parse(plain))
        if isinstance(node, ast.FunctionDef) or (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))
    ]
    assert sorted(names) == sorted(kept)
    assert [(piece.first, piece.last) for piece in pieces] == lost
    assert plain.count("\n") == source.count("\n")


def test_blanks_that_a_web_page_left_are_read_as_plain_ones() -> None:
    source = "def a(x):\n\u00a0   return x\u3000+ 1\n"
    plain, problems = usable(source, "s")
    assert plain == "def a(x):\n    return x + 1\n"
    assert "plain" in problems[0].message.en
    kept = "s = '\u00a0'\n"
    assert usable(kept, "s") == (kept, ())


def test_null_bytes_are_said_to_be_what_they_are(tmp_path: Path) -> None:
    with pytest.raises(SubmissionBroken, match="hw3_backprop.py, line 2: a null byte"):
        read_one(tmp_path, {"s1/hw3_backprop.py": b"x = 1\ny = \0\n"})


def test_braces_in_the_students_text_are_only_text() -> None:
    trouble = told("{name} = = {0}\n")
    assert trouble is not None and "{name} = = {0}" in trouble.message.en


@settings(deadline=None)
@given(st.text(max_size=60) | st.text("def f(x):\n =+[]{}'\"\\#", max_size=60))
def test_any_text_is_trouble_at_worst(source: str) -> None:
    plain, _ = read(source)
    ast.parse(plain)
    usable(source, "s")
