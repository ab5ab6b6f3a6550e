"""Files and folders on the disk, read without following a link or waiting on a pipe."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from grader.errors import SubmissionRefused, UsageError
from grader.intake import guess_assignment, read_path
from grader.intake.folder import read_path as read_from_disk
from grader.limits import Limits
from tests.intake.handed_in import ASSIGNMENT, FUNCTIONS, LIMITS, MATLAB, PYTHON, put, read_one, zipped

SMALL = Limits(submission_mb=1, submission_files=20, file_mb=1)


def test_links_and_pipes_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path, {"secret/helper.py": b"secret = 1\n", "s/hw3_backprop.py": PYTHON})
    (tmp_path / "s" / "helper.py").symlink_to(tmp_path / "secret" / "helper.py")
    (tmp_path / "s" / "pkg").symlink_to(tmp_path / "secret")
    os.mkfifo(tmp_path / "s" / "pipe.csv")
    submission = read_path(tmp_path / "s", ASSIGNMENT, FUNCTIONS, LIMITS)
    assert submission.helpers == ()
    assert any("link" in note.en for note in submission.notes)


def test_the_file_that_counts_being_a_link_is_refused(tmp_path: Path) -> None:
    put(tmp_path, {"secret.py": PYTHON, "s/other.txt": b""})
    (tmp_path / "s" / "hw3_backprop.py").symlink_to(tmp_path / "secret.py")
    with pytest.raises(SubmissionRefused, match="hw3_backprop.py cannot be graded: it is a link"):
        read_path(tmp_path / "s", ASSIGNMENT, FUNCTIONS, LIMITS)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused_by_name(tmp_path: Path) -> None:
    put(tmp_path, {"s/hw3_backprop.py": PYTHON})
    (tmp_path / "s" / "hw3_backprop.py").chmod(0)
    with pytest.raises(SubmissionRefused, match="hw3_backprop.py cannot be graded: it cannot be read"):
        read_path(tmp_path / "s", ASSIGNMENT, FUNCTIONS, LIMITS)


def test_a_file_of_300_mb_is_refused_unread(tmp_path: Path) -> None:
    path = put(tmp_path, {"s1/hw3_backprop.py": PYTHON}) / "s1" / "data.npy"
    with path.open("wb") as file:
        file.truncate(300 * 2**20)  # a hole: the test needs no such disk
    with pytest.raises(SubmissionRefused, match="more than 64 MB"):
        read_path(tmp_path / "s1", ASSIGNMENT, FUNCTIONS, LIMITS)
    path.rename(tmp_path / "big.py")
    with pytest.raises(SubmissionRefused, match="more than 64 MB"):
        read_path(tmp_path / "big.py", ASSIGNMENT, FUNCTIONS, LIMITS)


def test_too_many_files_are_refused_but_junk_is_not_counted(tmp_path: Path) -> None:
    put(tmp_path, {f"s/.git/objects/{number}": b"" for number in range(30)})
    put(tmp_path, {"s/hw3_backprop.py": PYTHON})
    assert read_path(tmp_path / "s", ASSIGNMENT, FUNCTIONS, SMALL).units
    put(tmp_path, {f"s/{number}.txt": b"" for number in range(30)})
    with pytest.raises(SubmissionRefused, match="more than 20 files"):
        read_path(tmp_path / "s", ASSIGNMENT, FUNCTIONS, SMALL)


def test_folders_nested_too_deep_are_refused(tmp_path: Path) -> None:
    put(tmp_path, {"s/" + "a/" * 30 + "hw3_backprop.py": PYTHON})
    with pytest.raises(SubmissionRefused, match="nested more than"):
        read_path(tmp_path / "s", ASSIGNMENT, FUNCTIONS, LIMITS)


def test_data_files_go_along_as_long_as_there_is_room(tmp_path: Path) -> None:
    submission = read_one(
        tmp_path,
        {
            "s/hw3_backprop.py": PYTHON,
            "s/helper.py": b"x = 1\n",
            "s/a.csv": bytes(300 * 1024),
            "s/b.csv": bytes(300 * 1024),
        },
        SMALL,
    )
    assert [helper.name for helper in submission.helpers] == ["helper.py", "a.csv"]
    assert "b.csv was left out" in submission.notes[0].en


def test_a_file_of_ones_own_stands_alone_and_a_link_to_it_is_followed(tmp_path: Path) -> None:
    put(tmp_path, {"work/hw3_backprop.py": PYTHON, "work/helper.py": b"x = 1\n"})
    (tmp_path / "link.py").symlink_to(tmp_path / "work" / "hw3_backprop.py")
    submission = read_path(tmp_path / "link.py", ASSIGNMENT, FUNCTIONS, LIMITS)
    assert (submission.id, submission.helpers) == ("hw3_backprop", ())


def test_no_such_path_is_a_usage_error(tmp_path: Path) -> None:
    for path in (tmp_path / "none.py", tmp_path / "a\0b"):
        with pytest.raises(UsageError):
            read_path(path, ASSIGNMENT, FUNCTIONS, LIMITS)


def test_a_file_that_grows_is_read_no_further_than_it_was_judged(tmp_path: Path) -> None:
    put(tmp_path, {"x.py": PYTHON})
    (found,) = read_from_disk(tmp_path / "x.py", "x.py", LIMITS)
    assert found.content == PYTHON


COURSE = {"hw2_forward": ("fc_c", "fc_v", "xor"), "hw3_backprop": ("fc_c", "fc_v", "bc_c", "bc_v")}


@pytest.mark.parametrize(
    ("files", "path", "guess"),
    [
        ({"hw3_backprop.py": PYTHON}, "hw3_backprop.py", "hw3_backprop"),
        ({"my_hw3 (1).py": PYTHON}, "my_hw3 (1).py", "hw3_backprop"),
        ({"s/hw2_forward.ipynb": b"{}"}, "s", "hw2_forward"),
        ({"s.zip": zipped({"x/hw2_forward.py": PYTHON})}, "s.zip", "hw2_forward"),
        ({"hw3/fc_v.m": MATLAB}, "hw3", "hw3_backprop"),
        ({"s/fc_v.m": MATLAB, "s/bc_v.m": b"x", "s/bc_c.m": b"x"}, "s", "hw3_backprop"),
        ({"s/all.m": b"function y = xor(a, b)\nend\n"}, "s", "hw2_forward"),
        ({"s/hw3_backprop.py": PYTHON, "s/hw2_forward.py": PYTHON}, "s", None),
        ({"s/x.py": b"def main():\n    pass\n"}, "s", None),
        ({"hw30_other.py": b""}, "hw30_other.py", None),
    ],
)
def test_the_assignment_is_guessed_from_names(
    tmp_path: Path, files: dict[str, bytes], path: str, guess: str | None
) -> None:
    assert guess_assignment(put(tmp_path / "neutral", files) / path, COURSE) == guess
