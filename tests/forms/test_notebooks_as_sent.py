"""Notebooks as students really hand them in, graded by the command."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import nbformat
import nbformat.v4 as nbf
import pytest

from tests.conftest import require
from tests.forms.conftest import Grade, Graded
from tests.forms.twins import python_functions

HEAD = "import numpy as np\nfrom numpy.typing import NDArray\nMatrix = NDArray[np.float64]"
FUNCTIONS = python_functions("hw2_forward")
WRONG_STEP = "def step(z):\n    return z > 0"

Cells = list[Any]


def cells(**changed: str) -> Cells:
    """Give one cell per function, some of them written anew."""
    return [nbf.new_code_cell(source) for source in (HEAD, *{**FUNCTIONS, **changed}.values())]


def code(source: str, *tags: str) -> Any:
    return nbf.new_code_cell(source, metadata={"tags": list(tags)})


def written(some: Cells) -> str:
    return nbformat.writes(nbf.new_notebook(cells=[nbf.new_markdown_cell("# 作业"), *some]))


def in_format_3(some: Cells) -> str:
    old = nbformat.convert(nbformat.reads(written(some), as_version=4), 3)
    return json.dumps(old)


def with_huge_outputs(some: Cells) -> str:
    for cell in some:
        cell.outputs = [nbf.new_output("stream", text="x" * 200_000)]
    return written(some)


def with_magics(some: Cells) -> str:
    for cell in some[1:]:
        cell.source = "%%time\n" + cell.source
    return written(
        [code("%matplotlib inline\n!pip list\nfiles = !ls\n%load_ext autoreload"), *some, code("%%bash\nexit 1")]
    )


SENT: dict[str, tuple[Callable[[], str], set[str], str]] = {  # what is sent, which functions lose marks, what is said
    "as it should be": (lambda: written(cells()), set(), ""),
    "nbformat 3": (lambda: in_format_3(cells()), set(), ""),
    "magics": (lambda: with_magics(cells()), set(), "cell 13, line 1: this cell was left out: %%bash"),
    "huge outputs": (lambda: with_huge_outputs(cells()), set(), ""),
    "demo skipped": (
        lambda: written([*cells(), code("while True:\n    pass", "demo"), code(WRONG_STEP, "demo")]),
        set(),
        "",
    ),
    "the last definition wins": (lambda: written([code(WRONG_STEP), *cells()]), set(), ""),
    "the last definition wins, wrong": (
        lambda: written([*cells(), code(WRONG_STEP)]),
        {"step", "perceptron"},
        "",
    ),
    "cells that raise": (
        lambda: written([code("1 / 0"), *cells(), code("raise SystemExit"), code("x = undefined")]),
        set(),
        "cell 2, line 1: ZeroDivisionError",
    ),
    "a syntax error": (
        lambda: written(cells(xor="# the gate\ndef xor(x1, x2):\n    return x1 !== x2")),
        {"xor"},
        "cell 6, line 3: this is not valid Python",
    ),
    "a BOM": (lambda: "\ufeff" + written(cells()), set(), ""),
}
REFUSED = {
    "cut off": lambda: written(cells())[:-200],
    "no notebook": lambda: '{"cells": 3}',
    "another language": lambda: written(cells()).replace(
        '"metadata": {},\n "nbformat"',
        '"metadata": {"kernelspec": {"display_name": "R", "language": "R", "name": "ir"}},\n "nbformat"',
    ),
}


@pytest.fixture(scope="module")
def graded(grade: Grade, tmp_path_factory: pytest.TempPathFactory) -> Graded:
    require("bwrap")
    folder = tmp_path_factory.mktemp("notebooks")
    for name, (source, _, _) in SENT.items():
        (folder / f"{name}.ipynb").write_text(source(), encoding="utf-8")
    for name, broken in REFUSED.items():
        (folder / f"{name}.ipynb").write_text(broken(), encoding="utf-8")
    return grade("hw2_forward", folder, folder.parent / "notebooks-out")


@pytest.mark.parametrize("name", SENT)
def test_a_notebook_is_read_as_its_kernel_would(graded: Graded, name: str) -> None:
    submission = graded[name]
    _, lost, said = SENT[name]
    assert (submission["form"], submission["status"]) == ("notebook", "graded"), submission["message"]
    checks = submission["checks"].values()
    assert {check["function"] for check in checks if check["points"] < check["max_points"]} == lost
    assert any(said in note["en"] for note in submission["notes"]) or not said, submission["notes"]


def test_a_syntax_error_is_told_where_its_function_is_missed(graded: Graded) -> None:
    submission = graded["a syntax error"]
    message = submission["checks"]["xor.caterpillars"]["message"]
    assert message["en"].startswith("xor could not be read; cell 6, line 3: this is not valid Python")
    assert message["zh"].startswith("xor 无法读取：第 6 个单元格第 3 行：")
    (note,) = submission["notes"]
    assert note["en"].count("cell 6") == 1 and "Cell 6" not in note["en"]  # said once


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_python_notebook_is_refused_with_a_reason(graded: Graded, name: str) -> None:
    submission = graded[name]
    assert (submission["status"], submission["score"]) == ("refused", 0)
    for language in ("en", "zh"):
        assert f"{name}.ipynb" in submission["message"][language]
