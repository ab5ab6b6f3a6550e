"""Submissions on a shelf are those that were put there, wherever the shelf stands."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import msgspec
import pytest

from grader.gradebook import shelf
from grader.gradebook.results import Results
from grader.gradebook.results_file import read_results_json, results_json
from grader.gradebook.shelf import Shelf
from tests.report.sample_class import sample_class


@pytest.fixture(scope="module")
def results() -> Results:
    return sample_class()


@pytest.mark.parametrize("room", [2**24, 1000])
def test_a_shelf_holds_what_was_put_there(results: Results, room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "IN_MEMORY", room)
    kept = Shelf(iter(results.submissions))
    assert kept == results.submissions
    assert len(kept) == len(results.submissions)
    assert kept[-1] == results.submissions[-1]
    assert kept[3:9:2] == results.submissions[3:9:2]
    assert [one.id for one in kept for _ in kept] == [
        one.id for one in results.submissions for _ in results.submissions
    ]
    with pytest.raises(IndexError):
        kept[len(kept)]


def test_a_shelf_that_nobody_needs_any_more_leaves_neither_file_nor_descriptor(
    results: Results, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "IN_MEMORY", 1000)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = len(os.listdir("/dev/fd"))
    kept = Shelf(results.submissions)
    assert len(os.listdir("/dev/fd")) == before + 1
    del kept
    assert len(os.listdir("/dev/fd")) == before
    assert not list(tmp_path.iterdir())


def test_results_are_written_the_same_from_a_shelf_in_pieces_and_as_a_whole(results: Results) -> None:
    whole = msgspec.json.format(msgspec.json.encode(results), indent=1) + b"\n"
    assert results_json(results) == whole
    kept = msgspec.structs.replace(results, submissions=Shelf(results.submissions))
    assert read_results_json(results_json(kept)) == read_results_json(whole)
    nobody = msgspec.structs.replace(results, submissions=())
    assert results_json(nobody) == msgspec.json.format(msgspec.json.encode(nobody), indent=1) + b"\n"
