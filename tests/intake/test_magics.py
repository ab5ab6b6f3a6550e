"""IPython's own syntax in a notebook cell, replaced by plain Python on the same lines."""

from __future__ import annotations

import ast
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.intake.magics import to_python


@pytest.mark.parametrize(
    ("cell", "python"),
    [
        ("%matplotlib inline\nx = 1", "pass\nx = 1"),
        ("!pip install numpy \\\n   scipy\nx = 1", "pass\n\nx = 1"),
        ("if x:\n    %timeit f()\nelse:\n\t!ls", "if x:\n    pass\nelse:\n\tpass"),
        ("np.dot?", "pass"),
        ("?np.dot", "pass"),
        ("np.dot??  # what is it", "pass"),
        ("files = !ls", "files = None"),
        ("a, b = %time f(1)", "a, b = None"),
        ("x = %sql select \\\n  1\ny = 2", "x = None\n\ny = 2"),
        ("%%time\nx = 1", "\nx = 1"),
        ("\n%%capture out\n%%time\nx = 1", "\n\n\nx = 1"),
        ("  x = 1\n  y = 2", "x = 1\ny = 2"),
        ("", ""),
        ("   \n", ""),
    ],
)
def test_what_is_ipythons_alone_is_replaced(cell: str, python: str) -> None:
    assert to_python(cell).source == python


@pytest.mark.parametrize(
    "cell",
    [
        "x = (7\n  % 3)",
        "x = 7 \\\n  % 3",
        's = """\n%d items\n!important\n"""',
        "s = '''\n? = '''",
        's = "%d" % 3',
        "s = 'why?'",
        "x = 1  # really?",
        "a = b != c",
        "a %= 3",
        'd = {"a": 1,\n  # comment (\n  "b": 2}\ny = 7',
        "s = 'it\\'s (fine'\ny = 1",
        'f(x, y="\\\n%s")',
        "x = rb'%' if y else f\"{z!r}\"",
        "def f(a=1, *, b: int=2):\n    return a % b",
        "x == y",
        "lambda x=1: x",
    ],
)
def test_plain_python_is_left_alone(cell: str) -> None:
    assert to_python(cell).source == cell


@pytest.mark.parametrize("magic", ["bash", "html", "writefile", "javascript", "R", "script", "latex", "nonsense", ""])
def test_a_cell_of_another_language_is_left_out(magic: str) -> None:
    cell = to_python(f"%%{magic} a b\nrm -rf /")
    assert cell.source is None
    assert cell.magic == f"%%{magic}"


@given(st.text("ab%!?='\"\\#()[]{}\n \t:;,", max_size=40))
def test_the_lines_keep_their_numbers_whatever_the_cell(cell: str) -> None:
    source = to_python(cell).source
    assert source is None or source == "" or source.count("\n") == cell.count("\n")


@given(st.text("ab1%!='\"\\#()[] \n:,+", max_size=30))
def test_whatever_parses_as_python_is_left_alone(cell: str) -> None:
    try:
        ast.parse(cell)
    except (SyntaxError, ValueError):
        return
    source = to_python(cell).source
    assert source is not None
    assert ast.dump(ast.parse(source)) == ast.dump(ast.parse(cell))


@pytest.mark.parametrize("cell", ["a=" * 1_000_000 + "1", "%%time\n" * 70_000 + "x = 1"])
def test_a_long_cell_takes_time_in_proportion(cell: str) -> None:
    started = time.process_time()
    assert (to_python(cell).source or "").lstrip("\n") == cell.split("\n")[-1]
    assert time.process_time() - started < 6
