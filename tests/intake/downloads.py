"""Class downloads as the platforms' own sources write them, from people and files that are known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import yaml
from hypothesis import strategies as st

from tests.intake.handed_in import PYTHON

Files = dict[str, bytes]


@dataclass(frozen=True)
class Student:
    """Somebody who hands in, and all that a platform may know of them."""

    first: str
    last: str
    number: str
    login: str
    late: bool = False
    files: tuple[str, ...] = ("hw3_backprop.py",)
    at: datetime = datetime(2026, 5, 1, 23, 59)
    attachments: tuple[int, ...] = field(default=())

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def sortable(self) -> str:
        return f"{self.last}, {self.first}"


def clean_filename(name: str) -> str:
    """Moodle: what no file system takes is dropped."""
    return re.sub(r'[\x00-\x1f&<>"`|\':\\/*?]', "", name).strip()


def moodle(students: Sequence[Student], *, folders: bool = True, trailing: bool = False, blind: str = "") -> Files:
    """`mod/assign/classes/downloader.php`; before 4.1 ``trailing`` ``_``; ``blind`` is the word for participant."""
    files: Files = {}
    for student in students:
        prefix = clean_filename((blind or student.name).replace("_", " ") + "_" + student.number)
        for name in student.files:
            if folders:
                path = clean_filename(f"{prefix}_assignsubmission_file") + ("_" if trailing else "") + f"/{name}"
            else:
                path = clean_filename(f"{prefix}_assignsubmission_file_{name}")
            files[path] = PYTHON
    return files


def is_word(char: str) -> bool:
    """Ruby's ``[[:word:]]``, by the Unicode categories of Onigmo's documentation."""
    return unicodedata.category(char)[0] in "LM" or unicodedata.category(char) in ("Nd", "Pc")


def canvas(students: Sequence[Student], *, anonymous: bool = False) -> Files:
    """`lib/content_zipper.rb`: sanitize_user_name, get_filename, sanitize_attachment_filename."""
    files: Files = {}
    for student in students:
        name = re.sub(r"_(\d+)_", r"\1", student.sortable).lower()
        who = f"anon_{student.login}" if anonymous else student.number
        parts = [None if anonymous else name, "LATE" if student.late else None, who]
        prefix = "".join(char for char in "_".join(part for part in parts if part is not None) if is_word(char))
        for attachment, file in zip(student.attachments, student.files, strict=False):
            shown = re.sub(r'[\x00/\\:*?"<>|]+', "_", file)
            files[f"{prefix}_{attachment}_{shown}"] = PYTHON
    return files


def blackboard(students: Sequence[Student], assignment: str, *, receipts: bool = True) -> Files:
    files: Files = {}
    for student in students:
        stem = f"{assignment}_{student.login}_attempt_{student.at:%Y-%m-%d-%H-%M-%S}"
        for name in student.files:
            files[f"{stem}_{name}"] = PYTHON
        if receipts:
            listed = "".join(f"\tOriginal filename: {name}\n\tFilename: {stem}_{name}\n\n" for name in student.files)
            files[f"{stem}.txt"] = (
                f"Name: {student.name} ({student.login})\nAssignment: {assignment}\n"
                f"Date Submitted: {student.at:%A, %B %d, %Y %I:%M:%S %p} CST\nCurrent Mark: Needs Marking\n\n"
                f"Submission Field:\nThere is no student submission text data for this assignment.\n\n"
                f"Comments:\nThere are no student comments for this assignment.\n\nFiles:\n{listed}"
            ).encode()
    return files


def brightspace(students: Sequence[Student], *, folders: bool = True) -> Files:
    files: Files = {"index.html": b"<html></html>"}
    for student in students:
        when = f"{student.at:%b} {student.at.day}, {student.at.year} {int(student.at.strftime('%I%M'))} {student.at:%p}"
        stem = f"{student.number}-77001 - {student.name} - {when}"
        for name in student.files:
            files[f"{stem}/{name}" if folders else f"{stem} - {name}"] = PYTHON
    return files


def gradescope(students: Sequence[Student]) -> Files:
    top = "assignment_4711_export"
    metadata, files = {}, {}
    for number, student in enumerate(students, start=900):
        folder = f"submission_{number}"
        metadata[folder] = {
            ":submitters": [{":name": student.name, ":sid": student.number, ":email": f"{student.login}@uni.edu"}],
            ":created_at": student.at.strftime("%Y-%m-%d %H:%M:%S.000000 +08:00"),
            ":score": 0.0,
            ":results": {},
        }
        files |= {f"{top}/{folder}/{name}": PYTHON for name in student.files}
    files[f"{top}/submission_metadata.yml"] = yaml.safe_dump(metadata, allow_unicode=True).encode()
    return files


def teams(students: Sequence[Student], words: Mapping[str, str], versions: int = 2) -> Files:
    files: Files = {}
    for student in students:
        for version in range(1, versions + 1):
            inner = f"{words['submitted']}/{student.name}/Homework 3/{words['version']} {version}"
            files |= {f"Class/{inner}/{name}": PYTHON + f"# {version}\n".encode() for name in student.files}
        files[f"Class/{words['working']}/{student.name}/Homework 3/draft.py"] = PYTHON
    return files


# ------------------------------------------------------------------------------------------------------ strategies

WORDS = st.sampled_from(
    [
        *(
            "Jane",
            "Doe",
            "José",
            "Zoë",
            "O'Neil",
            "Van der Berg",
            "李",
            "雷",
            "王小明",
            "Nguyễn",
            "Jean-Luc",
            "de_la_Cruz",
        ),
        *("प्रिया", "शर्मा", "สมชาย", "আনিকা", "Łukasz", "Müller", "Ada2", "김", "Zoe\u0308"),
    ]
)
FILES = st.sampled_from(
    [
        "hw3_backprop.py",
        "hw3_backprop.ipynb",
        "fc_v.m",
        "my work.py",
        "2024_hw3.py",
        "3_1_final.py",
        "作业3.py",
        "a_b_c.py",
    ]
)


@st.composite
def classes(draw: st.DrawFn, *, most: int = 6) -> list[Student]:
    """Some students with different numbers and logins; attachments are numbered as they come in."""
    count = draw(st.integers(1, most))
    numbers = draw(st.lists(st.integers(1, 10**12), min_size=count, max_size=count, unique=True))
    attachment = draw(st.integers(10_000, 10**9))
    students = []
    for index, number in enumerate(numbers):
        files = tuple(draw(st.lists(FILES, min_size=1, max_size=3, unique=True)))
        students.append(
            Student(
                first=draw(WORDS),
                last=draw(WORDS),
                number=str(number),
                login=f"{draw(st.sampled_from(['s', 'li', 'x9']))}{index}",
                late=draw(st.booleans()),
                files=files,
                at=datetime(2026, 5, 1, draw(st.integers(0, 23)), draw(st.integers(0, 59)), draw(st.integers(0, 59))),
                attachments=tuple(range(attachment, attachment + len(files))),
            )
        )
        attachment += len(files) + draw(st.integers(0, 300))
    return students
