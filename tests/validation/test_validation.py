"""`grader validate` holds for the course as it is, and turns red when one line of it is damaged."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.course.folder import load_course
from grader.sandbox.plain import PlainSandbox
from grader.validation import Proof, prove
from tests.conftest import require

ROOT = Path(__file__).parents[2]


def faulty(root: Path) -> Iterator[Proof]:
    """Try the claims of the smaller homework, and give those that do not hold."""
    return (proof for proof in prove(load_course(root), ["hw2_forward"], PlainSandbox()) if not proof.holds)


@pytest.fixture
def course(tmp_path):
    for name in ("assignments", "reference", "student_templates"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "course.toml", tmp_path)
    return tmp_path


def damage(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


# file, old text, new text, what is then said not to hold: damages that leave all other claims alone
DAMAGES = (
    ("reference/matlab/hw2_forward/step.m", "double(z >= 0)", "double(z > 0)", "earns full marks (matlab)"),
    (
        "student_templates/hw2_forward/python/hw2_forward.py",
        'raise NotImplementedError("step',
        'y = 1.0 * (z >= 0)  # ("step',
        "blank template earns nothing, and every gap is reported as missing (python)",
    ),
    (
        "student_templates/hw2_forward/python/hw2_forward.py",
        "import numpy as np",
        "import numpy as np  # by hand",
        "templates are in step",
    ),
    ("assignments/hw2_forward/mistakes.py", "np.where(z <= 0", "np.where(z >= 0", "each is caught"),
    ("assignments/hw2_forward/equivalent_mutants.toml", "-3 * x1", "-9 * x1", "every mutant"),
)


@pytest.mark.slow
def test_each_damaged_line_is_found_and_what_is_whole_holds(course):
    require("octave-cli")
    for path, old, new, _ in DAMAGES:
        damage(course / path, old, new)
    found = [proof.claim for proof in faulty(course)]
    assert len(found) == len(DAMAGES), found
    for *_, claim in DAMAGES:
        assert [said for said in found if claim in said], claim


def test_a_damaged_reference_is_found(course):
    damage(course / "reference/python/hw2_forward.py", "z = w @ x + b", "z = w @ x - b")
    assert "earns full marks (python)" in next(faulty(course)).claim


@pytest.mark.slow
def test_checks_without_teeth_are_found(course):
    path = course / "assignments/hw2_forward/hidden_checks.py"
    content = path.read_text(encoding="utf-8")
    toothless = re.sub(r"report\.close\w*\(.*\)$", "pass", content, flags=re.MULTILINE)
    assert toothless != content
    path.write_text(toothless, encoding="utf-8")
    assert next(faulty(course), None) is not None


def quick_faults(root: Path) -> list[str]:
    return [fault for proof in prove(load_course(root), ["hw2_forward"], None) for fault in proof.findings.faults]


def test_the_quick_proof_sees_a_damaged_reference_and_stale_templates(course):
    assert quick_faults(course) == []
    damage(course / "student_templates/hw2_forward/python/hw2_forward.py", "import numpy", "import  numpy")
    damage(course / "reference/python/hw2_forward.py", "z = w @ x + b", "z = w @ x - b")
    faults = quick_faults(course)
    assert any("reference" in fault and "perceptron" in fault for fault in faults)
    assert any("stale" in fault for fault in faults)
