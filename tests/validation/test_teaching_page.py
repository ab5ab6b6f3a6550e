"""The worked example of docs/teaching.md does what the page says of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from grader.checks.assignment import load_assignment
from grader.course.folder import load_course
from grader.gradebook.marking import mark, total
from grader.judging.grading import grade_submission
from grader.sandbox.plain import PlainSandbox
from grader.submission import Form, Submission, Unit
from grader.validation import catalogue, mutants, mutation, rubric

PAGE = (Path(__file__).parents[2] / "docs" / "teaching.md").read_text(encoding="utf-8")
COURSE = 'title = { en = "A course", zh = "一门课" }\nassignments = ["hw_double"]\n'
EQUIVALENT = "assignments/hw_double/equivalent_mutants.toml"


@pytest.fixture
def root(tmp_path):
    files = re.findall(r"^`([\w/.]+)`\n\n```\w+\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert len(files) == 5
    for name, content in [("course.toml", COURSE), *files]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def test_the_example_is_proven(root):
    assignment = load_assignment(load_course(root), "hw_double")
    for claim in (rubric, catalogue, mutants):
        assert claim.findings(assignment).faults == (), claim.__name__


def test_the_example_s_submission_reads_as_the_page_says(root):
    assignment = load_assignment(load_course(root), "hw_double")
    source = "def double(x):\n    return x * x\n\n\ndef twice_double(x):\n    return double(double(x))\n"
    submission = Submission(id="s", form=Form.PYTHON, units=(Unit(name="hw_double.py", source=source),), sha256="")
    outcomes = {o.check: o for o in grade_submission(assignment, submission, PlainSandbox(), "7").outcomes}
    assert outcomes["double.value"].mistake == "double.squared"
    assert outcomes["twice_double.value"].follow_through
    assert total(mark(assignment, outcomes)) == 0.8 * 40


def test_the_page_s_mistake_and_check_can_be_added_as_they_stand(root):
    added = re.search(r"^```python\n(@check\(\n    \"negative\".*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert added is not None
    path = root / "assignments/hw_double/hidden_checks.py"
    path.write_text(path.read_text(encoding="utf-8") + "\n\n" + added[1], encoding="utf-8")
    assignment = load_assignment(load_course(root), "hw_double")
    assert any(check.id == "double.negative" for check in assignment.checks)
    assert catalogue.findings(assignment).faults == ()
    assert rubric.findings(assignment).faults == ("the points of all checks add up to 110, not 100",)
    first = re.search(r"^```python\n(mistake\(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert first is not None and first[1].strip() in (root / "assignments/hw_double/mistakes.py").read_text(
        encoding="utf-8"
    ).replace("\n    ", "\n")


def test_an_equivalent_mutant_that_is_none_is_reported(root):
    entry = re.search(r"^```toml\n(\[\[equivalent\]\].*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert entry is not None
    (root / EQUIVALENT).write_text(entry[1], encoding="utf-8")
    (fault,) = mutants.findings(load_assignment(load_course(root), "hw_double")).faults
    assert "remove it" in fault and "y = x * 2" in fault


def test_a_survivor_is_reported_and_the_rates_are_told(root):
    path = root / "assignments/hw_double/hidden_checks.py"
    toothless = re.sub(
        r"report\.close_to_reference\(.*\)$", "pass", path.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    path.write_text(toothless, encoding="utf-8")
    findings = mutants.findings(load_assignment(load_course(root), "hw_double"))
    assert any("survives: y = 2 * x  ->  y = 3 * x" in fault for fault in findings.faults)
    assert "hidden checks kill" in findings.measured


def test_an_endless_mutant_counts_as_caught(root, monkeypatch):
    path = root / "reference/python/hw_double.py"
    loop = "    y = 0 * x\n    n = 2\n    while n > 0:\n        n = n - 1\n        y = y + x\n"
    path.write_text(path.read_text(encoding="utf-8").replace("    y = 2 * x\n", loop), encoding="utf-8")
    (root / "assignments/hw_double/mistakes.py").write_text("MISTAKES = ()\n", encoding="utf-8")
    assignment = load_assignment(load_course(root), "hw_double")
    assert assignment.reference is not None
    (endless,) = [made for made in mutation.mutants(assignment.reference, "double") if made.now == "n = n + 1"]
    monkeypatch.setattr(mutants, "SECONDS", 0.3)
    assert mutants.shoot(assignment, endless) == mutants.Shot(hidden=True, public=True)
