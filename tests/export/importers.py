"""What the platforms' own importers do with a file, written out from their source; independent of what we export."""

from __future__ import annotations

import csv
import io
import json
import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from xml.etree import ElementTree


@dataclass
class Grade:
    """What a platform holds of one student."""

    points: float | None = None
    comment: str = ""
    modified: float | None = None  # seconds; None where there is no record yet


@dataclass(frozen=True)
class MoodleWords:
    """The strings of the uploader's language."""

    identifier: str = "Identifier"
    grade: str = "Grade"
    modified: str = "Last modified (grade)"
    comments: str = "Feedback comments"
    participant: str = "Participant "


class InvalidImport(Exception):
    """The importer refuses the whole file."""


def csv_rows(content: bytes, separator: str = ",") -> list[list[str]]:
    written = content.decode("utf-8")
    written = written.removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(written, newline=""), delimiter=separator))


def strtotime(written: str) -> float:
    """PHP's, for what we write; anything that it does not know is false, which counts as 0."""
    try:
        return datetime.fromisoformat(written).timestamp()
    except ValueError:
        return 0.0


@dataclass
class Moodle:
    """`mod/assign/feedback/offline`: importgradeslib.php and process_import_grades."""

    participants: Mapping[str, Grade]
    most: float = 100.0
    words: MoodleWords = field(default_factory=MoodleWords)

    def take(self, content: bytes, *, ignore_modified: bool = False, separator: str = ",") -> None:
        header, *rows = csv_rows(content, separator)
        if any(len(row) != len(header) for row in rows):  # csv_import_reader: "csvweirdcolumns"
            raise InvalidImport("a row has not as many cells as the header")
        at = {title: index for index, title in enumerate(header)}
        words = self.words
        if not {words.identifier, words.grade, words.modified} <= at.keys():
            raise InvalidImport("invalid grade import")
        comments = at.get(words.comments, 0)  # "not empty": the first column does not count
        for row in rows:
            number = row[at[words.identifier]][len(words.participant) :]
            grade = self.participants.get(number)
            if grade is None:
                continue
            stale = grade.modified is not None and grade.modified > strtotime(row[at[words.modified]]) + 60
            given = row[at[words.grade]].strip()
            if ignore_modified or not stale:
                self._points(grade, given)
                if comments and row[comments] != grade.comment:
                    grade.comment = row[comments]

    def _points(self, grade: Grade, given: str) -> None:
        if given in ("", "-"):
            return
        points = float(given.replace(",", "."))
        if points != grade.points and 0 <= points <= self.most:
            grade.points = points

    def take_feedback(self, content: bytes) -> dict[str, list[str]]:
        """importziplib.php: the files that land with each participant."""
        found: dict[str, list[str]] = {}
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for path in archive.namelist():
                if posixpath.basename(path).startswith((".", "~")) or path.endswith("/"):
                    continue
                for at, part in enumerate(path.split("/")):
                    info = part.split("_", 4)
                    if len(info) < 4 or not info[1].isdigit() or info[1] not in self.participants:
                        continue
                    if (info[2], info[3]) not in {("assignsubmission", "file"), ("assignfeedback", "file")}:
                        continue
                    rest = [*info[4:], *path.split("/")[at + 1 :]]
                    found.setdefault(info[1], []).append("/".join(rest))
                    break
        return found


@dataclass
class Canvas:
    """`lib/gradebook_importer.rb`."""

    students: Mapping[int, Mapping[str, str]]  # id -> name, sortable, sis, login
    assignments: Mapping[int, str]  # id -> title
    new_students: list[str] = field(default_factory=list)
    new_assignments: list[str] = field(default_factory=list)
    grades: dict[tuple[int, int | str], str] = field(default_factory=dict)
    points_possible: dict[int | str, str] = field(default_factory=dict)

    TOTALS = re.compile(r"(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)")

    def take(self, content: bytes) -> None:
        lines = content.decode().splitlines()[:3]
        separator = ";" if self._fields(lines, ";") > self._fields(lines, ",") else ","
        header, *rows = csv.reader(io.StringIO(content.decode(), newline=""), delimiter=separator)
        if not (len(header) > 3 and "Student" in header[0] and "ID" in header[1]):
            raise InvalidImport("Invalid header row")
        columns = 3
        sis = login = None
        if re.search(r"SIS\s+Login\s+ID", header[2]):
            login, columns = 2, 4
        elif re.search(r"SIS\s+User\s+ID", header[2]) and re.search(r"SIS\s+Login\s+ID", header[3]):
            sis, login = 2, 3
            columns = 5 + bool(re.search(r"Integration\s+ID", header[4]))
            columns += bool(re.search(r"Root\s+Account", header[columns - 1]))
        if "Section" not in header[columns - 1]:
            raise InvalidImport("Invalid header row")
        at: dict[int | str, int] = {}
        for index in range(columns, len(header)):
            if self.TOTALS.search(header[index]):
                continue
            match = re.fullmatch(r"(.*)\s\((\d+)\)", header[index])
            known = int(match[2]) if match and int(match[2]) in self.assignments else None
            if known is None:
                known = next((key for key, title in self.assignments.items() if title == header[index]), None)
            if known is None:
                self.new_assignments.append(header[index])
            at[known if known is not None else header[index]] = index
        for raw in rows:
            row = [self._number(cell) for cell in raw]
            if "Points Possible" in row[0]:
                self.points_possible = {key: row[index] for key, index in at.items()}
            elif not all(re.fullmatch(r"\s*(Muted|Manual Posting.*)?\s*", cell, re.IGNORECASE) for cell in row):
                self._student(row, at, sis, login)

    def _student(self, row: list[str], at: Mapping[int | str, int], sis: int | None, login: int | None) -> None:
        who = int(row[1]) if row[1].isdigit() and int(row[1]) in self.students else None
        for key, column in (("sis", sis), ("login", login)):
            if who is None and column is not None and row[column]:
                who = next((each for each, known in self.students.items() if known.get(key) == row[column]), None)
        if who is None:
            who = next((k for k, known in self.students.items() if row[0] in (known["name"], known["sortable"])), None)
        if who is None:
            self.new_students.append(row[0])
            return
        for key, index in at.items():
            self.grades[who, key] = row[index].strip()

    @staticmethod
    def _number(cell: str) -> str:
        if not re.fullmatch(r"-?[0-9.,]+%?", cell):
            return cell
        *before, last = re.split(r"[,.]", cell)
        return f"{''.join(before)}.{last}" if before else last

    @staticmethod
    def _fields(lines: list[str], separator: str) -> int:
        counts = {len(row) for row in csv.reader(lines, delimiter=separator)}
        return counts.pop() if len(counts) == 1 else 0

    def take_comments(self, content: bytes, attachments: Mapping[int, int]) -> dict[int, str]:
        """``generate_comments_from_files``: user and attachment are the numbers between ``_``, and have to fit."""
        found = {}
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for path in archive.namelist():
                match = re.search(r"_(\d+)_(\d+)_", posixpath.basename(path))
                if match and attachments.get(int(match[2])) == int(match[1]):
                    found[int(match[1])] = path
        return found


def brightspace(content: bytes, users: Mapping[str, str], item: str) -> dict[str, float]:
    """Rows by ``OrgDefinedId`` or ``Username`` (``users``: either -> user), a column by the item's name."""
    header, *rows = csv_rows(content)
    if header[-1] != "End-of-Line Indicator" or any(row[-1] != "#" for row in rows):
        raise InvalidImport("the end of a line is not marked")
    column = next(at for at, title in enumerate(header) if re.match(rf"{re.escape(item)} Points Grade( <.*>)?$", title))
    marks = {}
    for row in rows:
        keys = [row[header.index(name)].removeprefix("#") for name in ("OrgDefinedId", "Username") if name in header]
        user = next((users[key] for key in keys if key in users), None)
        if user is not None and row[column]:
            marks[user] = float(row[column])
    return marks


def blackboard(content: bytes, usernames: set[str], column_id: str | None) -> dict[str, float]:
    """Rows by ``Username`` alone; a column by the number behind ``|``, else it is made anew."""
    written = content.decode("utf-16") if content[:2] in (b"\xff\xfe", b"\xfe\xff") else content.decode("utf-8-sig")
    separator = "\t" if "\t" in written.splitlines()[0] else ","
    header, *rows = csv.reader(io.StringIO(written, newline=""), delimiter=separator)
    name = header.index("Username")
    columns = [at for at, title in enumerate(header) if column_id is None or title.endswith(f"|{column_id}")]
    return {row[name]: float(row[columns[-1]]) for row in rows if row[name] in usernames and row[columns[-1]]}


GRADESCOPE_TOP = {
    *("score", "execution_time", "output", "output_format", "test_output_format", "test_name_format", "visibility"),
    *("stdout_visibility", "extra_data", "tests", "leaderboard"),
}
GRADESCOPE_TEST = {
    *("score", "max_score", "status", "name", "name_format", "number", "output", "output_format", "tags"),
    *("visibility", "extra_data"),
}
FORMATS = {"text", "html", "simple_format", "md", "ansi"}


def gradescope(content: bytes) -> float:
    """The score that a results.json gives; raises if it is none."""
    read = json.loads(content)
    tests = read.get("tests", [])
    known = (
        set(read) <= GRADESCOPE_TOP
        and all(set(test) <= GRADESCOPE_TEST for test in tests)
        and all(test.get("status", "passed") in ("passed", "failed") for test in tests)
        and all(each.get("output_format", "text") in FORMATS for each in (read, *tests))
        and all(
            each.get("visibility", "visible") in ("hidden", "after_due_date", "after_published", "visible")
            for each in (read, *tests)
        )
    )
    if not known or ("score" not in read and not any("score" in test for test in tests)):
        raise InvalidImport("no results.json")
    return float(read["score"] if "score" in read else sum(test.get("score", 0) for test in tests))


def gitlab(content: bytes) -> dict[tuple[str, str], str]:
    """JUnit as GitLab shows it: (classname, name) -> status; of equal ones the first is kept."""
    assert len(content) < 30_000_000
    found: dict[tuple[str, str], str] = {}
    for case in ElementTree.fromstring(content).iter("testcase"):
        outcome = next((child.tag for child in case if child.tag in ("failure", "error", "skipped")), "success")
        key = (case.attrib["classname"], case.attrib["name"])
        assert key not in found, "hidden by one of the same name"
        found[key] = outcome
    return found


def ags(line: bytes) -> tuple[str, float | None]:
    """A score of LTI AGS 2.0: whom it is for, and the share of the maximum if it is sure to count."""
    score = json.loads(line)
    assert {"userId", "timestamp", "activityProgress", "gradingProgress"} <= score.keys()
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d+Z", score["timestamp"])
    assert score["activityProgress"] in ("Initialized", "Started", "InProgress", "Submitted", "Completed")
    assert score["gradingProgress"] in ("FullyGraded", "Pending", "PendingManual", "Failed", "NotReady")
    assert ("scoreGiven" in score) <= ("scoreMaximum" in score) and score.get("scoreMaximum", 1) > 0
    counts = score["gradingProgress"] == "FullyGraded" and "scoreGiven" in score
    return score["userId"], score["scoreGiven"] / score["scoreMaximum"] if counts else None
