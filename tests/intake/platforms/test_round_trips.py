"""What a platform's source writes, read again: every student is there, with number, files, time and late mark."""

from __future__ import annotations

import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.errors import UsageError
from grader.intake import ClassFolder, class_folder
from tests.intake import downloads
from tests.intake.downloads import Files, Student, classes
from tests.intake.handed_in import LIMITS, put, zipped

EXAMPLES = settings(max_examples=25, deadline=None)


def composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def read_zip(files: Files) -> ClassFolder:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "class.zip"
        path.write_bytes(zipped(files))
        return class_folder(path, LIMITS)


def numbers(found: ClassFolder) -> set[str]:
    return {entry.person.number for entry in found.entries}


def parts(found: ClassFolder) -> int:
    return sum(len(entry.parts) for entry in found.entries)


@EXAMPLES
@given(classes(), st.booleans(), st.booleans())
def test_moodle(students: list[Student], folders: bool, trailing: bool) -> None:
    found = read_zip(downloads.moodle(students, folders=folders, trailing=trailing))
    assert found.handed_in.platform == "Moodle"
    assert numbers(found) == {student.number for student in students}
    cleaned = {downloads.clean_filename(student.name.replace("_", " ")) for student in students}
    assert {entry.person.name for entry in found.entries} <= {composed(name) for name in cleaned}
    assert parts(found) == (len(students) if folders else sum(len(student.files) for student in students))


@EXAMPLES
@given(classes(), st.sampled_from(["Participant", "参与者", "Teilnehmer/in"]))
def test_moodle_blind_tells_numbers_and_no_names(students: list[Student], word: str) -> None:
    found = read_zip(downloads.moodle(students, blind=word))
    assert numbers(found) == {student.number for student in students}
    assert {entry.person.name for entry in found.entries} == {""}


@EXAMPLES
@given(classes())
def test_canvas(students: list[Student]) -> None:
    found = read_zip(downloads.canvas(students))
    assert found.handed_in.platform == "Canvas"
    by_number = {entry.person.number: entry for entry in found.entries}
    assert by_number.keys() == {student.number for student in students}
    for student in students:
        entry = by_number[student.number]
        assert entry.person.late is student.late
        assert len(entry.parts) == len(student.files)
        assert (
            entry.person.upload.split("_")[-2:] == [student.number, str(student.attachments[0])] or len(entry.parts) > 1
        )


@EXAMPLES
@given(classes())
def test_canvas_anonymous(students: list[Student]) -> None:
    found = read_zip(downloads.canvas(students, anonymous=True))
    assert {entry.id for entry in found.entries} == {f"anon_{student.login}" for student in students}
    assert sum(entry.person.late for entry in found.entries) == sum(student.late for student in students)


@EXAMPLES
@given(classes(), st.sampled_from(["HW3", "Homework_3_a", "作业 3"]), st.booleans())
def test_blackboard(students: list[Student], assignment: str, receipts: bool) -> None:
    found = read_zip(downloads.blackboard(students, assignment, receipts=receipts))
    assert found.handed_in.platform == "Blackboard"
    by_login = {entry.person.login: entry for entry in found.entries}
    assert by_login.keys() == {student.login for student in students}
    for student in students:
        person = by_login[student.login].person
        assert person.submitted == student.at.isoformat()
        assert len(by_login[student.login].parts) == len(student.files)
        assert not receipts or person.name == composed(student.name)
    assert len(found.handed_in.nobody) == (len(students) if receipts else 0)


@EXAMPLES
@given(classes(), st.booleans())
def test_brightspace(students: list[Student], folders: bool) -> None:
    found = read_zip(downloads.brightspace(students, folders=folders))
    assert found.handed_in.platform == "Brightspace"
    by_number = {entry.person.number: entry.person for entry in found.entries}
    assert by_number.keys() == {student.number for student in students}
    for student in students:
        assert by_number[student.number].submitted == student.at.replace(second=0).isoformat()
        assert by_number[student.number].name == composed(student.name)
    assert [each.name for each in found.handed_in.nobody] == ["index.html"]


@EXAMPLES
@given(classes())
def test_gradescope(students: list[Student]) -> None:
    found = read_zip(downloads.gradescope(students))
    assert found.handed_in.platform == "Gradescope"
    by_number = {entry.person.number: entry.person for entry in found.entries}
    assert by_number.keys() == {student.number for student in students}
    for student in students:
        assert by_number[student.number].submitted == f"{student.at.isoformat()}+08:00"
        assert by_number[student.number].email == f"{student.login}@uni.edu"


TEAMS = (
    {"submitted": "Submitted files", "working": "Working files", "version": "Version"},
    {"submitted": "已提交的文件", "working": "工作文件", "version": "版本"},
    {"submitted": "Fichiers remis", "working": "Fichiers de travail", "version": "Version"},
)


@EXAMPLES
@given(classes(), st.sampled_from(TEAMS), st.integers(1, 11))
def test_teams(students: list[Student], words: dict[str, str], versions: int) -> None:
    students = list({student.name: student for student in students}.values())
    found = read_zip(downloads.teams(students, words, versions))
    assert found.handed_in.platform == "Teams"
    assert {entry.person.name for entry in found.entries} == {composed(student.name) for student in students}
    assert {entry.person.attempt for entry in found.entries} == {versions}


FRAGMENTS = st.sampled_from(
    [
        *(
            "_assignsubmission_file_",
            "_attempt_2026-05-01-23-59-00",
            "_attempt_",
            ".txt",
            "_LATE_12_34_",
            "anon_",
            "_1_2_",
        ),
        *(
            "12-34 - A B - May 1, 2026 1159 PM",
            "12-34 - A - Foo 99, 0000 9999",
            "submission_1",
            "submission_metadata.yml",
        ),
        *(
            "Submitted files",
            "Version 2",
            "学号",
            "2023141460014",
            "张三",
            " - ",
            "/",
            ".py",
            ".zip",
            "\u202e",
            "\U0001f600",
        ),
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.lists(st.one_of(FRAGMENTS, st.text(st.characters(exclude_categories=["Cs"]), max_size=5)), max_size=6).map(
            "".join
        ),
        st.sampled_from([b"", b"x = 1\n", b": - [", b"submission_1:\n  :submitters: 3\n", b"Name: ((\n"]),
        min_size=1,
        max_size=8,
    )
)
def test_any_names_make_a_class_or_a_sentence(files: Files) -> None:
    try:
        found = read_zip(files)
    except UsageError:
        return
    ids = [entry.id for entry in found.entries]
    assert ids == sorted(ids) and len(set(ids)) == len(ids)
    for entry in found.entries:
        assert entry.id.isprintable() and not set("/\\\0") & set(entry.id) and not entry.id.startswith(".")
        assert entry.parts


@pytest.mark.parametrize("write", [downloads.moodle, downloads.canvas, downloads.gradescope])
def test_a_folder_is_read_as_its_archive_is(tmp_path: Path, write: Callable[..., Files]) -> None:
    students = [
        Student("Jane", "Doe", "41", "jd", attachments=(901,)),
        Student("雷", "李", "42", "ll", attachments=(902,)),
    ]
    files = write(students)
    put(tmp_path / "class", files)
    (tmp_path / "class.zip").write_bytes(zipped(files))
    unpacked, packed = (class_folder(tmp_path / name, LIMITS) for name in ("class", "class.zip"))
    assert [(entry.id, entry.person) for entry in unpacked.entries] == [
        (entry.id, entry.person) for entry in packed.entries
    ]
    assert unpacked.handed_in == packed.handed_in
