"""A machine without Octave: everything but MATLAB work is graded, and that as soon as Octave is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from grader.sandbox.octave import INSTALL
from tests.commands.conftest import Run, grader  # noqa: F401  (a fixture)
from tests.forms import hw2_twins
from tests.forms.conftest import Grade
from tests.forms.twins import FORMS, ROOT

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def path_without_octave(tmp_path: Path) -> str:
    """Make a folder of links to all programs of this machine but Octave."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for place in os.environ["PATH"].split(os.pathsep):
        for program in Path(place).glob("*"):
            link = folder / program.name
            if "octave" not in program.name and not link.is_symlink():
                link.symlink_to(program)
    return str(folder)


def test_matlab_work_is_refused_with_what_to_install_and_graded_by_the_same_command_later(
    grade: Grade, tmp_path: Path, path_without_octave: str
) -> None:
    submissions, out = tmp_path / "in", tmp_path / "out"
    submissions.mkdir()
    hw2_twins.RIGHT[0].write(submissions, FORMS)
    first = grade("hw2_forward", submissions, out, PATH=path_without_octave)
    python, notebook, matlab = (first[f"right-reference-{form}"] for form in FORMS)
    assert python["score"] == notebook["score"] == 100
    assert (matlab["status"], matlab["score"]) == ("refused", 0)
    assert matlab["message"] == {"en": INSTALL.en, "zh": INSTALL.zh}
    assert "apt install octave" in matlab["message"]["en"] and "apt install octave" in matlab["message"]["zh"]
    page = (out / "feedback" / "right-reference-matlab.html").read_text(encoding="utf-8")
    assert "apt install octave" in page

    again = grade("hw2_forward", submissions, out)
    assert [again[f"right-reference-{form}"]["score"] for form in FORMS] == [100, 100, 100]
    for form in ("python", "notebook"):  # not run again
        assert again[f"right-reference-{form}"]["seconds"] == first[f"right-reference-{form}"]["seconds"]


def test_ones_own_matlab_work_cannot_be_checked_and_the_student_is_told_how(
    grader: Run,  # noqa: F811
    path_without_octave: str,
) -> None:
    folder = ROOT / "student_templates" / "hw2_forward"
    checked = grader("check", folder / "matlab", "--assignment", "hw2_forward", PATH=path_without_octave)
    assert checked.returncode == 3
    assert "apt install octave" in checked.stderr and "Traceback" not in checked.stderr
    assert grader("check", folder / "python" / "hw2_forward.py", PATH=path_without_octave).returncode == 1


def test_the_doctor_names_what_is_missing(grader: Run, path_without_octave: str) -> None:  # noqa: F811
    found = grader("doctor", PATH=path_without_octave)
    assert "absent: MATLAB submissions will be refused" in found.stdout
