"""`grader validate` holds for the course as it is, and turns red when one line of it is damaged."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from grader.course.folder import load_course
from grader.sandbox.plain import PlainSandbox
from grader.validation import Proof, prove
from tests.conftest import require

ROOT = Path(__file__).parents[2]


def first_fault(root: Path) -> Proof | None:
    """Try the claims of the smaller homework until one does not hold."""
    proofs = prove(load_course(root), ["hw2_forward"], PlainSandbox())
    return next((proof for proof in proofs if not proof.holds), None)


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


@pytest.mark.slow
def test_the_course_as_it_is_holds():
    require("octave-cli")
    assert first_fault(ROOT) is None


@pytest.mark.slow
@pytest.mark.parametrize(
    "path, old, new, claim",
    [
        ("reference/python/hw2_forward.py", "z = w @ x + b", "z = w @ x - b", "earns full marks (python)"),
        ("reference/matlab/hw2_forward/step.m", "double(z >= 0)", "double(z > 0)", "earns full marks (matlab)"),
        (
            "student_templates/hw2_forward/python/hw2_forward.py",
            'raise NotImplementedError("step',
            'y = 1.0 * (z >= 0)  # ("step',
            "blank template earns nothing",
        ),
        (
            "student_templates/hw2_forward/python/hw2_forward.py",
            "import numpy as np",
            "import numpy as np  # by hand",
            "templates are in step",
        ),
        ("assignments/hw2_forward/mistakes.py", "np.where(z <= 0", "np.where(z >= 0", "each is caught"),
        ("assignments/hw2_forward/equivalent_mutants.toml", "-3 * x1", "-9 * x1", "every mutant"),
    ],
    ids=["reference", "matlab_reference", "template", "stale_template", "mistake", "equivalents"],
)
def test_one_damaged_line_is_found(course, path, old, new, claim):
    if "matlab" in path:
        require("octave-cli")
    damage(course / path, old, new)
    found = first_fault(course)
    assert found is not None and claim in found.claim, found


@pytest.mark.slow
def test_checks_without_teeth_are_found(course):
    path = course / "assignments/hw2_forward/hidden_checks.py"
    content = path.read_text(encoding="utf-8")
    toothless = re.sub(r"report\.close\(.*\)$", "pass", content, flags=re.MULTILINE)
    assert toothless != content
    path.write_text(toothless, encoding="utf-8")
    assert first_fault(course) is not None


def quick_faults(root: Path) -> list[str]:
    return [fault for proof in prove(load_course(root), ["hw2_forward"], None) for fault in proof.findings.faults]


def test_the_quick_proof_sees_a_damaged_reference_and_stale_templates(course):
    assert quick_faults(course) == []
    damage(course / "student_templates/hw2_forward/python/hw2_forward.py", "import numpy", "import  numpy")
    damage(course / "reference/python/hw2_forward.py", "z = w @ x + b", "z = w @ x - b")
    faults = quick_faults(course)
    assert any("reference" in fault and "perceptron" in fault for fault in faults)
    assert any("stale" in fault for fault in faults)
