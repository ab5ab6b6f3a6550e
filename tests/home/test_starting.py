"""What a student gets to start with."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course.templates import write
from grader.errors import AssignmentError, UsageError
from grader.home.start import start
from grader.submission import Form
from grader.text import Language


@pytest.fixture(autouse=True)
def _cut(course: Path) -> None:
    write(course)


FORMS = {Form.PYTHON: ["hw.py"], Form.NOTEBOOK: ["hw.ipynb"], Form.MATLAB: ["f.m", "fc_v.m"]}


@pytest.mark.parametrize("form", Form)
def test_the_template_and_the_handout_are_copied(course: Path, tmp_path: Path, form: Form) -> None:
    to = tmp_path / "new" / "folder"
    files = start(course, "hw", form, Language.ZH, to)
    assert [path.name for path in files] == [*FORMS[form], "handout.zh.md"]
    assert sorted(to.iterdir()) == sorted(files)
    if form is Form.NOTEBOOK:  # whose cells come in one language
        return
    assert files[0].read_bytes() == (course / "student_templates/hw" / form / files[0].name).read_bytes()


def test_without_a_language_every_handout_is_copied(course: Path, tmp_path: Path) -> None:
    files = start(course, "hw", Form.PYTHON, None, tmp_path / "to")
    assert {path.name for path in files} == {"hw.py", "handout.zh.md", "handout.en.md"}


@pytest.mark.parametrize("name", ["hw.py", "handout.en.md"])
def test_a_students_file_is_never_overwritten(course: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine\n")
    with pytest.raises(UsageError, match=name) as caught:
        start(course, "hw", Form.PYTHON, Language.EN, tmp_path)
    assert "已经存在" in caught.value.text.zh
    assert (tmp_path / name).read_text() == "mine\n"
    assert [path.name for path in tmp_path.iterdir() if path != course] == [name]  # nor is the rest written


def test_starting_twice_is_refused(course: Path, tmp_path: Path) -> None:
    start(course, "hw", Form.PYTHON, Language.EN, tmp_path / "to")
    with pytest.raises(UsageError):
        start(course, "hw", Form.PYTHON, Language.EN, tmp_path / "to")


def test_a_second_form_may_join_the_first(course: Path, tmp_path: Path) -> None:
    start(course, "hw", Form.PYTHON, Language.EN, tmp_path / "to")
    files = start(course, "hw", Form.MATLAB, Language.EN, tmp_path / "to")
    assert [path.name for path in files] == ["f.m", "fc_v.m"]  # the handout is there already


def test_a_dangling_link_is_not_written_through(course: Path, tmp_path: Path) -> None:
    to = tmp_path / "to"
    to.mkdir()
    (to / "hw.py").symlink_to(tmp_path / "elsewhere.py")
    with pytest.raises(UsageError):
        start(course, "hw", Form.PYTHON, Language.EN, to)
    assert not (tmp_path / "elsewhere.py").exists()


def test_a_file_in_the_place_of_the_folder_is_refused(course: Path, tmp_path: Path) -> None:
    (tmp_path / "to").write_text("")
    with pytest.raises(UsageError, match="not a folder"):
        start(course, "hw", Form.PYTHON, Language.EN, tmp_path / "to")


def test_an_unknown_assignment_is_refused_with_those_there_are(course: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no python template for 'hw9'; there are hw \(matlab\)"):
        start(course, "hw9", Form.PYTHON, Language.EN, tmp_path / "to")
    assert not (tmp_path / "to").exists()


def test_a_missing_handout_is_said(course: Path, tmp_path: Path) -> None:
    (course / "assignments/hw/handout.en.md").unlink()
    with pytest.raises(UsageError, match="handout.en.md"):
        start(course, "hw", Form.PYTHON, Language.EN, tmp_path / "to")


def test_the_pictures_of_the_handout_are_copied_beside_it(course: Path, tmp_path: Path) -> None:
    folder = course / "assignments/hw"
    for language in Language:
        with (folder / f"handout.{language}.md").open("a", encoding="utf-8") as handout:
            handout.write("\n![a way](way.svg)\n")
    (folder / "way.svg").write_text("<svg/>")
    files = start(course, "hw", Form.PYTHON, None, tmp_path / "to")
    assert sorted(path.name for path in files) == ["handout.en.md", "handout.zh.md", "hw.py", "way.svg"]
    again = start(course, "hw", Form.MATLAB, None, tmp_path / "to")  # what stands there, word for word, is no obstacle
    assert "way.svg" not in {path.name for path in again}


@pytest.mark.parametrize("form", Form)
def test_the_data_of_an_assignment_are_laid_beside_the_template(course: Path, tmp_path: Path, form: Form) -> None:
    data = course / "assignments" / "hw" / "data"
    (data / "__pycache__").mkdir(parents=True)
    for name in ("licence.txt", "read.m", "read.py", ".hidden"):
        (data / name).write_bytes(b"1,2\n")
    (data.parent / "make_data.py").write_text("def make_data():\n    return {'digits.csv': b'3,4'}\n")
    files = start(course, "hw", form, Language.EN, tmp_path / "to")
    reader = "read.m" if form is Form.MATLAB else "read.py"  # code in the other language is left out
    assert [path.name for path in files] == [*FORMS[form], "handout.en.md", "digits.csv", "licence.txt", reader]
    assert (tmp_path / "to" / "digits.csv").read_bytes() == b"3,4"


@pytest.mark.parametrize("made", ["{'../up.csv': b''}", "{'a.csv': 'text'}", "{'licence.txt': b''}"])
def test_made_data_that_would_go_astray_are_told(course: Path, tmp_path: Path, made: str) -> None:
    folder = course / "assignments" / "hw"
    (folder / "data").mkdir()
    (folder / "data" / "licence.txt").write_bytes(b"free\n")
    (folder / "make_data.py").write_text(f"def make_data():\n    return {made}\n")
    with pytest.raises(AssignmentError, match="make_data.py"):
        start(course, "hw", Form.PYTHON, Language.EN, tmp_path / "to")
