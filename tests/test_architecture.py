"""The drawing of the folders stays true: who may know whom."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from grader.course.folder import load_course

ROOT = Path(__file__).parent.parent
REFERENCES = sorted((ROOT / "reference" / "python").glob("*.py"))
ENGINE = sorted((ROOT / "grader").rglob("*.py"))
STANDARD = {"__future__", "collections", "numpy", "typing"}


def imported(path: Path) -> set[str]:
    """Name every module that a file imports, anywhere in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("path", REFERENCES, ids=lambda path: path.stem)
def test_a_reference_imports_numpy_and_nothing_of_ours(path):
    assert {name.partition(".")[0] for name in imported(path)} <= STANDARD


def test_the_engine_names_no_assignment():
    names = load_course(ROOT).assignments
    functions = ("bp_online", "bp_batch", "fc_v", "bc_v")  # what only this course's homework asks for
    for path in ENGINE:
        words = {
            node.value
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        assert not words & {*names, *functions}, path


def test_the_engine_imports_neither_course_nor_tests():
    for path in ENGINE:
        tops = {name.partition(".")[0] for name in imported(path)}
        assert not tops & {"assignments", "reference", "tests", "examples", "benchmarks"}, path


def test_assignments_know_no_sandbox():
    for path in (ROOT / "assignments").rglob("*.py"):
        assert not {
            name for name in imported(path) if name.startswith(("grader.sandbox", "grader.session.conversation"))
        }, path


def test_the_runner_imports_nothing_of_ours():
    runner = ROOT / "grader" / "runners" / "python_runner.py"
    assert not {name for name in imported(runner) if name.startswith("grader")}


def test_data_flows_one_way():
    """Each step knows those before it: a later one is never imported."""
    order = ["submission", "session", "outcome", "grading", "marking", "gradebook", "report"]
    for early, step in enumerate(order):
        later = {f"grader.{name}" for name in order[early + 1 :]} - {"grader.outcome"}
        paths = [ROOT / "grader" / f"{step}.py", *(ROOT / "grader" / step).rglob("*.py")]
        for path in filter(Path.exists, paths):
            names = {".".join(name.split(".")[:2]) for name in imported(path)}
            assert not names & later, (path, names & later)
