"""The reports land in their folder, whole, and nowhere else."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.errors import UsageError
from grader.files import side_by_side, write_whole
from grader.gradebook.results import Results
from grader.report import write_reports
from grader.report.naming import feedback_link, file_name, file_names
from grader.report.writing import student_json
from grader.text import Language
from tests.report.sample_class import graded


def test_every_submission_gets_its_two_files_and_nothing_else_is_left(results: Results, tmp_path: Path) -> None:
    report = write_reports(results, tmp_path / "new" / "out", Language.ZH)
    assert report == tmp_path / "new" / "out" / "report.html"
    assert {path.name for path in report.parent.iterdir()} == {"report.html", "feedback"}
    names = {file_name(entry.id) for entry in results.submissions}
    found = {path.name for path in (report.parent / "feedback").iterdir()}
    assert found == {f"{name}.{ending}" for name in names for ending in ("html", "json")}


def test_the_class_report_links_to_files_that_exist(results: Results, tmp_path: Path) -> None:
    report = write_reports(results, tmp_path, Language.EN)
    names = file_names(entry.id for entry in results.submissions)
    for entry in results.submissions:
        link = feedback_link(names[entry.id])
        assert f'href="{link}"' in report.read_text("utf-8")
        assert (tmp_path / "feedback" / f"{names[entry.id]}.html").is_file()


@given(st.lists(st.text(min_size=1, max_size=6), unique=True, max_size=8))
def test_no_two_pages_are_one_where_capitals_are_not_seen(ids: list[str]) -> None:
    names = file_names(ids)
    assert len({unicodedata.normalize("NFC", name).casefold() for name in names.values()}) == len(ids)


def test_of_ids_that_differ_in_capitals_the_small_one_keeps_its_name() -> None:
    names = file_names(["Alice", "alice", "Bob"])
    assert (names["alice"], names["Bob"]) == ("alice", "Bob")
    assert names["Alice"].startswith("Alice-")


def test_one_student_s_json_holds_that_student_alone(results: Results) -> None:
    entry = results.submissions[1]
    read = json.loads(student_json(results, entry))
    assert read["submission"]["id"] == entry.id and read["submission"]["score"] == entry.score
    assert read["title"] == {"en": "Back-propagation", "zh": "反向传播"}
    assert set(read["mistakes"]) == {"bc.derivative_at_activation"}
    assert "seed" not in read and "submissions" not in read


def test_a_feedback_folder_that_is_a_link_is_refused(results: Results, tmp_path: Path) -> None:
    elsewhere, out = tmp_path / "elsewhere", tmp_path / "out"
    elsewhere.mkdir()
    out.mkdir()
    (out / "feedback").symlink_to(elsewhere)
    with pytest.raises(UsageError, match="is a link or a file"):
        write_reports(results, out, Language.EN)
    assert not list(elsewhere.iterdir())


def test_a_link_in_the_place_of_a_file_is_replaced_and_not_followed(results: Results, tmp_path: Path) -> None:
    precious, out = tmp_path / "precious", tmp_path / "out"
    precious.write_text("mine")
    (out / "feedback").mkdir(parents=True)
    name = results.submissions[0].id
    links = [out / "report.html", out / "feedback" / f"{name}.html", out / "feedback" / f"{name}.json"]
    links.append(out / f".report.html.{os.getpid()}.part")
    for link in links:
        link.symlink_to(precious)
    write_reports(results, out, Language.EN)
    assert precious.read_text() == "mine"
    assert not [link for link in links if link.is_symlink()]


def test_a_folder_in_the_place_of_a_file_is_said(results: Results, tmp_path: Path) -> None:
    (tmp_path / "report.html").mkdir()
    with pytest.raises(UsageError, match="report.html is a folder"):
        write_reports(results, tmp_path, Language.EN)


def test_a_folder_in_the_place_of_a_student_s_page_is_said_though_others_are_written_meanwhile(
    results: Results, tmp_path: Path
) -> None:
    page = tmp_path / "feedback" / f"{file_name(results.submissions[0].id)}.html"
    page.mkdir(parents=True)
    with pytest.raises(UsageError, match=f"{re.escape(page.name)} is a folder"):
        write_reports(results, tmp_path, Language.EN)
    assert not list(page.parent.glob(".*.part"))


def test_of_files_that_are_written_side_by_side_all_are_there_when_it_is_over(tmp_path: Path) -> None:
    contents = {tmp_path / f"page{number}": b"%d" % number for number in range(30)}
    with side_by_side() as write:
        for path, content in contents.items():
            write(path, content)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == contents


def test_a_file_that_cannot_be_finished_leaves_the_old_one_as_it_was(tmp_path: Path) -> None:
    page = write_whole(tmp_path / "page.html", b"old")
    with pytest.raises(TypeError):
        write_whole(page, "no bytes")  # type: ignore[arg-type]
    assert page.read_text() == "old" and [path.name for path in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.parametrize("id", ["s001", "2023141460001", "李晓明", "Anna Müller", "a.b-c_d", "team (2)"])
def test_an_ordinary_id_is_its_own_file_name(id: str) -> None:
    assert file_name(id) == id


@given(st.text(st.characters(codec=None, exclude_categories=())) | st.sampled_from(["..", ".", "/", "a/../b", "CON"]))
def test_no_id_leads_out_of_the_folder(id: str) -> None:
    name = f"{file_name(id)}.html"
    assert Path(name).name == name and not name.startswith(".") and "\\" not in name and "\0" not in name
    assert len(name.encode()) < 220


@given(st.sets(st.text("ab/\\:. \x00é", max_size=4)))
def test_two_ids_never_share_a_file(ids: set[str]) -> None:
    assert len({file_name(id) for id in ids}) == len(ids)


def test_an_id_that_leads_outside_is_written_inside(results: Results, tmp_path: Path) -> None:
    out = tmp_path / "out"
    entry = graded("../../escaped", "python")
    single = Results(assignment="hw", title=results.title, grader="0", seed="s", isolated=True, submissions=(entry,))
    write_reports(single, out, Language.EN)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert len(list((out / "feedback").iterdir())) == 2
