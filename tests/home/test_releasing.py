"""The student kit: all that a student needs, nothing hidden."""

from __future__ import annotations

import io
import tomllib
import zipfile
from pathlib import Path

import pytest

from grader import __version__
from grader.course.templates import write
from grader.errors import AssignmentError, UsageError
from grader.home.release import release
from grader.home.start import start
from grader.submission import Form

NAMES = (
    "README.md",
    "assignments/hw/assignment.toml",
    "assignments/hw/handout.en.md",
    "assignments/hw/handout.zh.md",
    "assignments/hw/public_checks.py",
    "course.toml",
    f"grader-{__version__}-py3-none-any.whl",
    "handout.en.html",
    "handout.zh.html",
    "runtime.json",
    "student_templates/hw/matlab/f.m",
    "student_templates/hw/matlab/fc_v.m",
    "student_templates/hw/notebook/hw.ipynb",
    "student_templates/hw/python/hw.py",
)


@pytest.fixture(autouse=True)
def _cut(course: Path) -> None:
    write(course)


def test_the_kit_holds_these_files_and_no_other(course: Path, tmp_path: Path) -> None:
    assert release(course, "hw", tmp_path / "kit.zip") == NAMES
    with zipfile.ZipFile(tmp_path / "kit.zip") as archive:
        assert tuple(archive.namelist()) == NAMES
        text = b"".join(archive.read(name) for name in NAMES)
    for secret in (b"HIDDEN", b"MISTAKES", b"secret", b"w @ a", b"w * a"):
        assert secret not in text


def test_the_same_course_gives_the_same_bytes(course: Path, tmp_path: Path) -> None:
    release(course, "hw", tmp_path / "one.zip")
    for path in course.rglob("*"):
        path.touch()
    release(course, "hw", tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_kit_is_a_course_of_one_assignment_to_start_from(course: Path, tmp_path: Path) -> None:
    release(course, "hw", tmp_path / "kit.zip")
    with zipfile.ZipFile(tmp_path / "kit.zip") as archive:
        archive.extractall(tmp_path / "home")
    settings = tomllib.loads((tmp_path / "home/course.toml").read_text(encoding="utf-8"))
    assert settings["assignments"] == ["hw"]
    assert settings["limits"] == {"call_seconds": 5}
    assert start(tmp_path / "home", "hw", Form.PYTHON, None, tmp_path / "home/hw")


def test_the_readme_says_the_commands_in_both_languages(course: Path, tmp_path: Path) -> None:
    release(course, "hw", tmp_path / "kit.zip")
    with zipfile.ZipFile(tmp_path / "kit.zip") as archive:
        readme = archive.read("README.md").decode()
    assert readme.count("grader start hw") == 2
    assert "handout.zh.md" in readme and "handout.en.md" in readme


def test_a_kit_that_is_there_already_is_replaced(course: Path, tmp_path: Path) -> None:
    (tmp_path / "kit.zip").write_text("old")
    release(course, "hw", tmp_path / "kit.zip")
    assert zipfile.is_zipfile(tmp_path / "kit.zip")
    assert [path.name for path in tmp_path.iterdir() if path != course] == ["kit.zip"]


@pytest.mark.parametrize("name", ["hw9", "../hw", ""])
def test_an_unknown_assignment_is_refused_with_those_there_are(course: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="this course has hw, hw0"):
        release(course, name, tmp_path / "kit.zip")


@pytest.mark.parametrize("name", ["handout.zh.md", "public_checks.py"])
def test_a_missing_part_is_said(course: Path, tmp_path: Path, name: str) -> None:
    (course / "assignments/hw" / name).unlink()
    with pytest.raises(AssignmentError, match=name):
        release(course, "hw", tmp_path / "kit.zip")
    assert not (tmp_path / "kit.zip").exists()


def test_templates_that_were_never_cut_are_asked_for(course: Path, tmp_path: Path) -> None:
    with pytest.raises(AssignmentError, match="grader templates"):
        release(course, "hw0", tmp_path / "kit.zip")


def test_a_place_that_cannot_be_written_is_said(course: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        release(course, "hw", tmp_path / "file" / "kit.zip")


def test_a_course_file_without_a_list_of_assignments_is_said(course: Path, tmp_path: Path) -> None:
    (course / "course.toml").write_text('title = "x"\n')
    with pytest.raises(AssignmentError, match="assignments"):
        release(course, "hw", tmp_path / "kit.zip")


def test_the_pictures_of_a_handout_travel_with_it_and_no_other_file(course: Path, tmp_path: Path) -> None:
    folder = course / "assignments/hw"
    with (folder / "handout.zh.md").open("a", encoding="utf-8") as handout:
        handout.write("\n![路径](way.svg)\n")
    (folder / "way.svg").write_text("<svg/>")
    (folder / "solution.svg").write_text("<svg>secret</svg>")
    assert release(course, "hw", tmp_path / "kit.zip") == tuple(sorted((*NAMES, "assignments/hw/way.svg")))


def test_a_picture_that_is_not_there_is_said(course: Path, tmp_path: Path) -> None:
    with (course / "assignments/hw/handout.en.md").open("a", encoding="utf-8") as handout:
        handout.write("\n![a way](gone.svg)\n")
    with pytest.raises(AssignmentError, match="gone.svg"):
        release(course, "hw", tmp_path / "kit.zip")


def test_the_kit_carries_the_data_and_hands_them_on(course: Path, tmp_path: Path) -> None:
    data = course / "assignments" / "hw" / "data"
    data.mkdir()
    (data / "licence.txt").write_bytes(b"free\n")
    (data.parent / "make_data.py").write_text("def make_data():\n    return {'digits.csv': b'1,2\\n'}\n")
    kept = ("assignments/hw/data/digits.csv", "assignments/hw/data/licence.txt")
    assert sorted((*NAMES, *kept)) == sorted(release(course, "hw", tmp_path / "kit.zip"))
    with zipfile.ZipFile(tmp_path / "kit.zip") as archive:
        archive.extractall(tmp_path / "home")
    start(tmp_path / "home", "hw", Form.MATLAB, None, tmp_path / "work")
    assert (tmp_path / "work" / "digits.csv").read_bytes() == b"1,2\n"


def test_the_kit_installs_the_grader_and_shows_its_handouts(course: Path, tmp_path: Path) -> None:
    folder = course / "assignments/hw"
    with (folder / "handout.zh.md").open("a", encoding="utf-8") as handout:
        handout.write("\n$w$\n\n![路径](way.svg)\n")
    (folder / "way.svg").write_text("<svg/>")
    release(course, "hw", tmp_path / "kit.zip")
    with zipfile.ZipFile(tmp_path / "kit.zip") as archive:
        page = archive.read("handout.zh.html").decode()
        readme = archive.read("README.md").decode()
        (name,) = (name for name in archive.namelist() if name.endswith(".whl"))
        with zipfile.ZipFile(io.BytesIO(archive.read(name))) as wheel:
            packed = wheel.namelist()
    assert "<math" in page and "data:image/svg+xml" in page and "handout.en.html" in page
    assert readme.count(f"pip install {name}") == 2
    assert readme.count(f"!pip install -q {name}") == 2  # Colab
    assert {"grader/cli.py", "grader/home/handout.css"} <= set(packed)
    assert all(name.split("/")[0] in ("grader", f"grader-{__version__}.dist-info") for name in packed)
