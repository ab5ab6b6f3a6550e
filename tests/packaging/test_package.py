"""An autograder for another system, laid out and run as that system does."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import tarfile
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import pytest

from grader.course.folder import load_course
from grader.errors import UsageError
from grader.packaging.package import System, package
from grader.packaging.wheel import wheel
from tests.conftest import require

ROOT = Path(__file__).parents[2]
COURSE = load_course(ROOT)
EXAMPLES = ROOT / "examples" / "hw3_backprop"


def unpack(archive: Path, folder: Path) -> None:
    """As `unzip` does, modes kept."""
    with zipfile.ZipFile(archive) as packed:
        for entry in packed.infolist():
            path = Path(packed.extract(entry, folder))
            path.chmod(entry.external_attr >> 16 & 0o777)


def installed(home: Path, source: Path) -> Path:
    """Stand in for the virtual environment that setup.sh makes: this interpreter, with the wheel's own grader."""
    (wheel_file,) = source.glob("grader-*.whl")
    with zipfile.ZipFile(wheel_file) as packed:
        packed.extractall(home / "site")
    command = home / "venv" / "bin" / "grader"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{home / "site"}" exec "{sys.executable}" -m grader "$@"\n')
    command.chmod(0o755)
    return home


@pytest.fixture
def autograder(tmp_path: Path) -> Path:
    """Lay out what the platform lays out before it runs the autograder."""
    package(System.GRADESCOPE, COURSE, "hw3_backprop", tmp_path / "autograder.zip", "7")
    root = tmp_path / "autograder"
    unpack(tmp_path / "autograder.zip", root / "source")
    shutil.copy(root / "source" / "run_autograder", root / "run_autograder")
    (root / "results").mkdir()
    (root / "submission").mkdir()
    (root / "submission_metadata.json").write_text("{}")
    installed(tmp_path / "home", root / "source")
    return root


def run(root: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "AUTOGRADER_ROOT": str(root), "GRADER_HOME": str(root.parent / "home")}
    return subprocess.run(
        list(map(str, command)), env=environment, capture_output=True, text=True, timeout=180, check=False
    )


@pytest.mark.slow
def test_gradescope_gets_the_mark_and_the_named_mistake(autograder):
    require("bash")
    shutil.copy(EXAMPLES / "fatima.py", autograder / "submission" / "my homework.py")
    done = run(autograder, autograder / "run_autograder")
    assert done.returncode == 0, done.stderr
    result = json.loads((autograder / "results" / "results.json").read_text(encoding="utf-8"))
    assert 0 < result["score"] < 100
    assert sum(test["max_score"] for test in result["tests"]) == pytest.approx(100)
    assert result["stdout_visibility"] == "hidden"
    lost = [test for test in result["tests"] if test["score"] < test["max_score"]]
    assert lost and all(test["output"] for test in lost)


@pytest.mark.slow
def test_the_same_image_grades_matlab_and_says_what_cannot_be_graded(autograder):
    require("bash", "octave-cli")
    for name in (EXAMPLES / "qiang").glob("*.m"):
        shutil.copy(name, autograder / "submission" / name.name)
    assert run(autograder, autograder / "run_autograder").returncode == 0
    assert json.loads((autograder / "results" / "results.json").read_text())["score"] == 100
    shutil.rmtree(autograder / "submission")
    (autograder / "submission").mkdir()
    (autograder / "submission" / "report.txt").write_text("see my homework")
    assert run(autograder, autograder / "run_autograder").returncode == 0
    refused = json.loads((autograder / "results" / "results.json").read_text())
    assert refused["output"] and not refused.get("score")


def test_a_fault_of_the_machine_leaves_no_result_and_tells_the_staff(autograder):
    require("bash")
    (autograder / "source" / "course" / "course.toml").write_text("broken")
    done = run(autograder, autograder / "run_autograder")
    assert done.returncode == 1
    assert "course.toml" in done.stderr
    assert not (autograder / "results" / "results.json").exists()


def test_what_is_hidden_is_closed_and_no_other_homework_travels(tmp_path):
    names = package(System.GRADESCOPE, COURSE, "hw3_backprop", tmp_path / "autograder.zip")
    unpack(tmp_path / "autograder.zip", tmp_path / "source")
    for path in (tmp_path / "source").rglob("*"):
        if path.is_file():
            mode = stat.S_IMODE(path.stat().st_mode)
            assert mode == (0o755 if path.name in ("setup.sh", "run_autograder") else 0o600), path
    assert not [name for name in names if "hw2" in name or "student_templates" in name]
    course = load_course(tmp_path / "source" / "course")
    assert course.assignments == ("hw3_backprop",)


def test_two_packages_have_two_seeds_and_each_keeps_its_own(tmp_path):
    seeds = set()
    for name in ("one.zip", "two.zip"):
        package(System.CI, COURSE, "hw3_backprop", tmp_path / name)
        with zipfile.ZipFile(tmp_path / name) as archive:
            seeds.add(archive.read("seed.txt"))
    assert len(seeds) == 2


@pytest.mark.slow
def test_a_ci_job_writes_junit_and_ends_well_whatever_the_mark(tmp_path):
    require("bash")
    package(System.CI, COURSE, "hw3_backprop", tmp_path / "ci.tar.gz", "7")
    with tarfile.open(tmp_path / "ci.tar.gz") as archive:
        archive.extractall(tmp_path / "package", filter="data")
    installed(tmp_path / "home", tmp_path / "package")
    work = tmp_path / "work"
    work.mkdir()
    shutil.copy(EXAMPLES / "fatima.py", work / "hw3_backprop.py")
    done = run(tmp_path / "autograder", tmp_path / "package" / "grade.sh", work, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    root = ElementTree.parse(tmp_path / "out" / "junit.xml").getroot()
    assert len(root.findall(".//testcase")) > 50 and root.findall(".//failure")


def test_the_wheel_is_the_same_each_time_and_holds_no_course():
    name, content = wheel()
    assert wheel() == (name, content)
    with zipfile.ZipFile(__import__("io").BytesIO(content)) as archive:
        names = archive.namelist()
    assert {entry.partition("/")[0] for entry in names} == {"grader", name.rsplit("-py3", 1)[0] + ".dist-info"}
    assert any(entry.endswith("grader_runner.m") for entry in names)


def test_an_archive_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError):
        package(System.CI, COURSE, "hw3_backprop", tmp_path / "file" / "ci.zip")


@pytest.mark.parametrize("name", ["ci.txt", "ci", "ci.tar"])
def test_an_archive_of_another_kind_is_refused(tmp_path, name):
    with pytest.raises(UsageError, match=r"is a \.zip, or a \.tar\.gz"):
        package(System.CI, COURSE, "hw3_backprop", tmp_path / name)
    assert not list(tmp_path.iterdir())
