"""The results in other systems' formats: complete, and nothing in them that acts."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.errors import UsageError
from grader.export import FORMATS, export, write_export
from grader.export.cells import table
from grader.gradebook.results import Results, SubmissionResult
from grader.gradebook.results_file import read_results_json, results_json
from grader.outcome import Status
from grader.text import Language, Text, text
from tests.report.sample_class import sample_class

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "＝1+1",
    "\x00=1+1",
    '";=1+1;"',
    "<script>alert(1)</script>",
    "]]><failure/>",
    "张三",
    "a\ud800b",
]


def one_student(identity: str, *, said: str = "", **changes: object) -> Results:
    """A class of one, whose id and message are a stranger's."""
    results = sample_class()
    first = next(each for each in results.submissions if each.status is Status.GRADED)
    failed = msgspec.structs.replace(first.checks[0], status="failed", points=0.0, message=Text(said, said))
    student = msgspec.structs.replace(
        first, id=identity, message=Text(said, said), checks=(failed, *first.checks[1:]), **changes
    )
    return msgspec.structs.replace(results, submissions=(student,))


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def looks_like_a_formula(cell: str) -> bool:
    """What Excel, LibreOffice and Google Sheets may take for one (OWASP, "CSV Injection")."""
    return bool(re.match(r"[\s\x00-\x1f]*[=+\-@＝＋－＠]", cell))


@pytest.mark.parametrize("to", ["csv", "canvas", "moodle"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_cell_is_a_formula(to: str, hostile: str) -> None:
    (content,) = export(one_student(hostile, said=hostile), to).values()
    for row in rows(content)[1:]:
        assert not any(looks_like_a_formula(cell) for cell in row), row
    assert {len(row) for row in rows(content)} == {len(rows(content)[0])}


@given(st.lists(st.lists(st.text(st.characters(), max_size=12), min_size=1, max_size=4), max_size=4))
def test_any_text_makes_a_table_of_harmless_cells(cells: list[list[str]]) -> None:
    content = table(cells, bom=True)
    assert content.startswith(b"\xef\xbb\xbf")
    read = rows(content)
    assert [len(row) for row in read] == [len(row) for row in cells]
    for row, given_row in zip(read, cells, strict=True):
        for cell, original in zip(row, given_row, strict=True):
            assert not looks_like_a_formula(cell)
            if original.isalnum():
                assert cell == original


@given(st.text(st.characters(), max_size=40), st.text(st.characters(), max_size=20))
def test_any_text_makes_xml_and_json_that_can_be_read(said: str, identity: str) -> None:
    results = one_student(identity or "x", said=said)
    root = ElementTree.fromstring(export(results, "junit")["junit.xml"])
    (suite,) = root
    assert len(suite.findall("testcase")) == len(results.submissions[0].checks)
    assert {child.tag for child in suite.iter()} <= {
        *("testsuite", "properties", "property", "testcase", "failure", "error"),
    }
    ((name, content),) = export(results, "gradescope").items()
    assert json.loads(content)["score"] == results.submissions[0].score
    assert re.fullmatch(r"gradescope/[^/\x00]+\.json", name) and ".." not in name.split("/")


def test_grades_open_in_excel_with_chinese_names() -> None:
    (content,) = export(one_student("张三"), "csv").values()
    assert content.startswith(b"\xef\xbb\xbf")
    assert rows(content)[1][0] == "张三"


def test_the_table_holds_every_submission_and_every_check() -> None:
    results = sample_class()
    header, *students = rows(export(results, "csv")["grades.csv"])
    assert header[:5] == ["id", "form", "status", "score", "max_score"]
    assert [row[0] for row in students] == [submission.id for submission in results.submissions]
    for row, submission in zip(students, results.submissions, strict=True):
        cells = dict(zip(header, row, strict=True))
        assert cells["score"] == (str(submission.score) if submission.has_mark else "")  # nobody judged the work
        assert all(float(cells[check.id]) == check.points for check in submission.checks)


def test_json_is_the_machines_view() -> None:
    results = sample_class()
    assert export(results, "json") == {"results.json": results_json(results)}
    assert read_results_json(results_json(results)) == results


def with_ids(*ids: str) -> Results:
    results = sample_class()
    students = [msgspec.structs.replace(results.submissions[0], id=each, score=50.0 + n) for n, each in enumerate(ids)]
    return msgspec.structs.replace(results, submissions=tuple(students))


def test_canvas_finds_students_by_the_number_of_its_bulk_download() -> None:
    header, points, first, second = rows(export(with_ids("doejane_123", "li_456"), "canvas")["canvas.csv"])
    assert header[:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert (points[0].strip(), float(points[5])) == ("Points Possible", 100.0)
    assert first == ["doejane", "123", "", "", "", "50.0"]
    assert second == ["li", "456", "", "", "", "51.0"]


def test_canvas_finds_students_by_login_where_one_id_has_no_number() -> None:
    *_, first, second = rows(export(with_ids("doe", "li_2024"), "canvas")["canvas.csv"])
    assert first[:4] == ["doe", "", "", "doe"]
    assert second[:4] == ["li_2024", "", "", "li_2024"]


def test_moodle_finds_students_by_the_number_of_its_bulk_download() -> None:
    header, first, _ = rows(export(with_ids("Jane Doe_12345", "李 雷_6"), "moodle")["moodle.csv"])
    cells = dict(zip(header, first, strict=True))
    assert (cells["Identifier"], cells["Full name"]) == ("Participant 12345", "Jane Doe")
    assert (float(cells["Grade"]), float(cells["Maximum Grade"])) == (50.0, 100.0)


def test_feedback_comes_in_the_language_asked_for() -> None:
    results = one_student("ann")
    student: SubmissionResult = msgspec.structs.replace(results.submissions[0], message=text("no file", "没有文件"))
    refused = msgspec.structs.replace(results, submissions=(student,))
    assert "没有文件".encode() in export(refused, "moodle", Language.ZH)["moodle.csv"]
    assert b"no file" in export(refused, "moodle", Language.EN)["moodle.csv"]


def test_junit_counts_failures_and_errors() -> None:
    results = sample_class()
    root = ElementTree.fromstring(export(results, "junit")["junit.xml"])
    for suite, submission in zip(root, results.submissions, strict=True):
        assert int(suite.attrib["tests"]) == len(submission.checks)
        lost = sum(check.status != "passed" for check in submission.checks)
        assert int(suite.attrib["failures"]) + int(suite.attrib["errors"]) == lost
        assert len(suite.findall("testcase/failure")) + len(suite.findall("testcase/error")) == lost


def test_gradescope_gets_one_file_per_student_with_every_check() -> None:
    results = sample_class()
    files = export(results, "gradescope")
    assert len(files) == len(results.submissions)
    for content, submission in zip(files.values(), results.submissions, strict=True):
        read = json.loads(content)
        assert (read["score"], len(read["tests"])) == (submission.score, len(submission.checks))
        assert {test["status"] for test in read["tests"]} <= {"passed", "failed"}


def test_an_unknown_format_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="expected one of csv, xlsx, json"):
        export(sample_class(), "xls")


@pytest.mark.parametrize("to", FORMATS)
def test_exported_files_land_in_their_folder(tmp_path: Path, to: str) -> None:
    files = export(one_student("../../../etc/passwd"), to)
    written = write_export(files, tmp_path / "out")
    assert written and all(path.resolve().is_relative_to(tmp_path / "out") for path in written)
    assert [path.read_bytes() for path in written] == list(files.values())


def test_a_link_in_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "gradescope").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="no folder of its own"):
        write_export(export(one_student("ann"), "gradescope"), tmp_path)
    assert not list((tmp_path / "elsewhere").iterdir())
