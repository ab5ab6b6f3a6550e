"""Who handed in: one entry per student."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from grader.errors import SubmissionRefused, UsageError
from grader.intake import entries, read
from tests.intake.handed_in import ASSIGNMENT, FUNCTIONS, LIMITS, PYTHON, put, tarred, zipped


def ids(path: Path) -> list[str]:
    return [entry.id for entry in entries(path, LIMITS)]


def test_a_folder_gives_one_entry_per_student_sorted_and_without_junk(tmp_path: Path) -> None:
    put(
        tmp_path,
        {
            "s2.py": PYTHON,
            "s10/hw3_backprop.py": PYTHON,
            "s1.zip": zipped({"hw3_backprop.py": PYTHON}),
            "s3.tar.gz": tarred({"hw3_backprop.py": PYTHON}),
            ".DS_Store": b"",
            "__MACOSX/x.py": b"",
            "__pycache__/x.pyc": b"",
            ".ipynb_checkpoints/s2.ipynb": b"",
            "Thumbs.db": b"",
        },
    )
    assert ids(tmp_path) == ["s1", "s10", "s2", "s3"]
    for entry in entries(tmp_path, LIMITS):
        submission = read(pickle.loads(pickle.dumps(entry)), ASSIGNMENT, FUNCTIONS, LIMITS)
        assert submission.id == entry.id
        assert submission.units[0].source == PYTHON.decode()


def test_a_class_archive_gives_the_same_submissions_as_its_folder(tmp_path: Path) -> None:
    files = {
        "s1.py": PYTHON,
        "s2/hw3_backprop.py": PYTHON,
        "s2/helper.py": b"x = 1\n",
        "s3.zip": zipped({"hw3/hw3_backprop.py": PYTHON}),
        "__MACOSX/._s1.py": b"junk",
        ".DS_Store": b"",
    }
    put(tmp_path / "class", files)
    (tmp_path / "class.zip").write_bytes(zipped(files))
    (tmp_path / "wrapped.zip").write_bytes(zipped({f"submissions/{name}": data for name, data in files.items()}))
    unpacked, packed, wrapped = (
        [read(entry, ASSIGNMENT, FUNCTIONS, LIMITS) for entry in entries(tmp_path / name, LIMITS)]
        for name in ("class", "class.zip", "wrapped.zip")
    )
    assert [submission.id for submission in unpacked] == ["s1", "s2", "s3"]
    assert packed == unpacked
    assert wrapped == unpacked


@pytest.mark.parametrize("levels", [17, 70, 3000, 32_000], ids="{} deep".format)
def test_work_nested_too_deep_in_a_class_archive_costs_nobody_else(tmp_path: Path, levels: int) -> None:
    mine, other = (f"{who}_{number}_assignsubmission_file_" for who, number in (("Anna Li", 4), ("Ben Wu", 5)))
    deep = "a/" * levels
    files = {f"{mine}/hw3_backprop.py": PYTHON, f"{other}/hw3_backprop.py": PYTHON, f"{other}/{deep}notes.py": b"x = 1"}
    files[f"{mine}/{deep}"] = b""  # an empty folder has nothing to read
    (tmp_path / "class.zip").write_bytes(zipped(files))
    kept, deepest = entries(tmp_path / "class.zip", LIMITS)
    assert read(kept, ASSIGNMENT, FUNCTIONS, LIMITS).units[0].source == PYTHON.decode()
    with pytest.raises(SubmissionRefused, match="nested too deep"):
        read(deepest, ASSIGNMENT, FUNCTIONS, LIMITS)


def test_the_work_of_a_class_archives_only_student_is_not_taken_for_a_wrapper(tmp_path: Path) -> None:
    (tmp_path / "class.zip").write_bytes(zipped({"alice/hw3_backprop.py": PYTHON}))
    assert ids(tmp_path / "class.zip") == ["alice"]


def test_a_moodle_class_archive_with_gbk_names(tmp_path: Path) -> None:
    raw = zipped({"XXXX_7_assignsubmission_file_/hw3_backprop.py": PYTHON})
    raw = raw.replace(b"XXXX", "王芳".encode("gbk"))
    (tmp_path / "class.zip").write_bytes(raw)
    (entry,) = entries(tmp_path / "class.zip", LIMITS)
    assert entry.id == "王芳_7"
    assert read(entry, ASSIGNMENT, FUNCTIONS, LIMITS).units[0].name == "hw3_backprop.py"


def test_canvas_files_are_read_under_the_names_the_student_gave(tmp_path: Path) -> None:
    put(tmp_path, {"doe_123_456_hw3_backprop-2.py": b"import helper\n", "doe_123_457_helper.py": b"x = 1\n"})
    (entry,) = entries(tmp_path, LIMITS)
    submission = read(entry, ASSIGNMENT, FUNCTIONS, LIMITS)
    assert submission.id == "doe_123"
    assert submission.units[0].name == "hw3_backprop.py"
    assert [helper.name for helper in submission.helpers] == ["helper.py"]


def test_the_latest_of_a_canvas_file_handed_in_again_counts(tmp_path: Path) -> None:
    put(tmp_path, {"doe_123_456_hw3_backprop.py": b"x = 0\n", "doe_123_457_hw3_backprop-1.py": b"x = 1\n"})
    (entry,) = entries(tmp_path, LIMITS)
    assert read(entry, ASSIGNMENT, FUNCTIONS, LIMITS).units[0].source == "x = 1\n"


def test_a_linked_entry_is_refused_and_not_followed(tmp_path: Path) -> None:
    put(tmp_path, {"secret/hw3_backprop.py": PYTHON, "class/ok.py": PYTHON})
    (tmp_path / "class" / "file.py").symlink_to(tmp_path / "secret" / "hw3_backprop.py")
    (tmp_path / "class" / "folder").symlink_to(tmp_path / "secret")
    file, folder, ok = entries(tmp_path / "class", LIMITS)
    for entry in (file, folder):
        with pytest.raises(SubmissionRefused, match="link"):
            read(entry, ASSIGNMENT, FUNCTIONS, LIMITS)
    assert read(ok, ASSIGNMENT, FUNCTIONS, LIMITS).units


def test_a_pipe_among_the_entries_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "s1.py")
    (entry,) = entries(tmp_path, LIMITS)
    with pytest.raises(SubmissionRefused, match="no ordinary file"):
        read(entry, ASSIGNMENT, FUNCTIONS, LIMITS)


def test_what_vanished_since_is_refused(tmp_path: Path) -> None:
    put(tmp_path, {"s1.py": PYTHON})
    (entry,) = entries(tmp_path, LIMITS)
    (tmp_path / "s1.py").unlink()
    with pytest.raises(SubmissionRefused, match="cannot be read"):
        read(entry, ASSIGNMENT, FUNCTIONS, LIMITS)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("nowhere", None, "There is no folder"),
        ("class.rar", b"Rar!", "neither a folder nor a .zip"),
        ("class.zip", b"not a zip", "Unpack it by hand"),
        ("class.zip", zipped({".DS_Store": b""}), "holds no submissions"),
    ],
)
def test_a_class_that_is_not_there_is_a_usage_error(
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(UsageError, match=said) as caught:
        entries(tmp_path / name, LIMITS)
    assert caught.value.text.zh != caught.value.text.en


def test_an_empty_folder_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no submissions"):
        entries(tmp_path, LIMITS)
