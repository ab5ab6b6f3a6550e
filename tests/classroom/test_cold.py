"""Runners that are forked give what runners that are started give: marks, names and words."""

from __future__ import annotations

import json
import shutil
from functools import partial
from pathlib import Path
from typing import Any

from grader.checks.assignment import load_assignment
from grader.classroom import grade_class
from grader.course.folder import load_course
from grader.sandbox.choice import bubblewrap_sandbox
from grader.text import Language
from tests.conftest import require

ROOT = Path(__file__).parents[2]
CLASS = ("jing.py", "hana.py", "olga.ipynb")  # a mistake with a name, one that is explained, a notebook


def results(out: Path) -> list[dict[str, Any]]:
    """Read the results, the seconds aside."""
    submissions: list[dict[str, Any]] = json.loads((out / "results.json").read_text(encoding="utf-8"))["submissions"]
    for submission in submissions:
        del submission["seconds"]
        for check in submission["checks"]:
            check.pop("seconds", None)
    return submissions


def test_marks_names_and_words_are_those_of_the_cold_path(tmp_path: Path) -> None:
    require("bwrap")
    course = load_course(ROOT)
    assignment = load_assignment(course, "hw3_backprop")
    given = tmp_path / "class"
    given.mkdir()
    for name in CLASS:
        shutil.copy(ROOT / "examples" / assignment.id / name, given)
    for cold in (False, True):
        sandbox = partial(bubblewrap_sandbox, cold=cold)
        out = tmp_path / str(cold)
        grade_class(course, assignment, given, out, sandbox=sandbox, language=Language.EN, seed="same")
    warm = results(tmp_path / "False")
    assert warm == results(tmp_path / "True")
    assert [submission["status"] for submission in warm] == ["graded"] * len(CLASS)
    assert any(check["mistake"] for submission in warm for check in submission["checks"])
