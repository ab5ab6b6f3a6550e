"""`grader new`: an assignment that holds from its first minute."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.checks.assignment import load_assignment
from grader.course import templates
from grader.course.folder import load_course
from grader.course.new import new_assignment
from grader.errors import UsageError
from grader.sandbox.plain import PlainSandbox
from grader.validation import prove
from tests.conftest import require
from tests.course.course_files import write_course


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_course(tmp_path)


def test_a_new_assignment_validates_as_it_is(tmp_path):
    require("octave-cli")
    (tmp_path / "course.toml").write_text('title = { en = "A", zh = "一" }\nassignments = []\n')
    written = new_assignment(load_course(tmp_path), "hw9_fresh")
    assert all(path.is_file() for path in written)
    course = load_course(tmp_path)
    assert course.assignments == ("hw9_fresh",)
    templates.write(tmp_path)
    faults = [fault for proof in prove(course, ["hw9_fresh"], PlainSandbox()) for fault in proof.findings.faults]
    assert faults == []


def test_what_is_there_is_not_touched(root):
    new_assignment(load_course(root), "hw9_fresh")
    path = root / "assignments/hw9_fresh/mistakes.py"
    path.write_text("mine")
    with pytest.raises(UsageError, match="already"):
        new_assignment(load_course(root), "hw9_fresh")
    assert path.read_text() == "mine"


@pytest.mark.parametrize("name", ["", "../hw", "9hw", "hw-9", "作业"])
def test_an_id_is_a_name(root, name):
    with pytest.raises(UsageError, match="name"):
        new_assignment(load_course(root), name)


def test_an_empty_list_and_a_list_over_several_lines_are_added_to(root):
    toml = root / "course.toml"
    for listed in ("assignments = []", 'assignments = [\n  "hw_double",\n]'):
        toml.write_text(f'title = {{ en = "A", zh = "一" }}\n{listed}\n')
        new_assignment(load_course(root), f"hw_{len(listed)}")
        assert load_course(root).assignments[-1] == f"hw_{len(listed)}"
    assert load_assignment(load_course(root), "hw_double").id == "hw_double"
