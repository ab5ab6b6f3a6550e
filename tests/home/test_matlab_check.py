"""The public checks in MATLAB itself: right work passes, wrong work is told where, in a real Octave."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from grader.checks.assignment import load_assignment
from grader.course.folder import load_course
from grader.home.desk import SEED
from grader.home.matlab_check import FILE, matlab_check
from grader.home.release import release
from tests.reference.test_matlab_is_matlab import complaints

ROOT = Path(__file__).parents[2]
ASSIGNMENTS = sorted(path.name for path in (ROOT / "reference/matlab").iterdir() if path.is_dir())


@pytest.fixture(scope="module", params=ASSIGNMENTS)
def work(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(request.param)
    for path in (ROOT / "reference/matlab" / request.param).glob("*.m"):
        shutil.copy(path, folder)
    assignment = load_assignment(load_course(ROOT), request.param)
    (folder / FILE).write_text(matlab_check(assignment, SEED), encoding="utf-8")
    return folder


def run(folder: Path) -> str:
    command = ["octave-cli", "--norc", "--no-history", "--quiet", "--eval", "grader_check"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    return done.stdout + done.stderr


@pytest.mark.usefixtures("octave")
def test_the_reference_passes_every_check_in_octave(work: Path) -> None:
    said = run(work)
    lines = [line for line in said.splitlines() if line.startswith(("ok", "WRONG"))]
    assert lines and all(line.startswith("ok") for line in lines), said
    assert f"{len(lines)} of {len(lines)} checks pass" in said


def test_it_is_matlab_and_holds_nothing_of_the_reference(work: Path) -> None:
    assert complaints(work / FILE) == [] or all("line_length" in line for line in complaints(work / FILE))


def test_the_kit_brings_it(tmp_path: Path) -> None:
    assert FILE in release(ROOT, "hw3_backprop", tmp_path / "kit.zip")


@pytest.mark.usefixtures("octave")
def test_wrong_and_missing_functions_are_told(tmp_path: Path) -> None:
    for path in (ROOT / "reference/matlab/hw3_backprop").glob("*.m"):
        shutil.copy(path, tmp_path)
    (tmp_path / "fc_v.m").write_text("function [a, z] = fc_v(w, a)\nz = w * a;\na = z;\nend\n")
    (tmp_path / "cost.m").unlink()
    (tmp_path / "gradient.m").write_text("function dw = gradient(a, b)\nerror('gradient: still blank');\nend\n")
    assignment = load_assignment(load_course(ROOT), "hw3_backprop")
    (tmp_path / FILE).write_text(matlab_check(assignment, SEED), encoding="utf-8")
    said = run(tmp_path)
    wrong = [line for line in said.splitlines() if line.startswith("WRONG")]
    assert any("fc_v." in line for line in wrong) and any("cost." in line for line in wrong), said
    assert "fc_v: result 1 (2) is -0.1, expected 0.475" in said and "'cost' undefined" in said
    assert "      gradient: still blank" in said and "gradient: gradient" not in said
    assert not any("bc_v." in line for line in wrong)
