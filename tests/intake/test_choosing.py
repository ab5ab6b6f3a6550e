"""Which of a student's files counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.errors import SubmissionRefused
from grader.intake import entries, read
from grader.submission import Form
from tests.intake.handed_in import FUNCTIONS, LIMITS, MATLAB, PYTHON, notebook, put, read_one, tarred, zipped

OTHER = PYTHON.replace(b"w @ a", b"a @ w")
BLANK = b"def fc_v(w, a):\n    raise NotImplementedError('fc_v')\n"
LAID_OUT = b'def fc_v(w, a):\n    """Forward."""\n    # the product\n    return (w @ a)\n'


@pytest.mark.parametrize(
    ("files", "unit"),
    [
        ({"s/hw3_backprop.py": PYTHON}, "hw3_backprop.py"),
        ({"s/HW3_Backprop.py": PYTHON}, "HW3_Backprop.py"),
        ({"s/mine.py": PYTHON}, "mine.py"),
        ({"s/hw3_backprop.py": PYTHON, "s/other.py": PYTHON}, "hw3_backprop.py"),
        ({"s/a/b/hw3_backprop.py": PYTHON}, "hw3_backprop.py"),
        ({"s/hw3_backprop.py": PYTHON, "s/old/hw3_backprop.py": b"old = 1\n"}, "hw3_backprop.py"),
        ({"s/mine.py": PYTHON, "s/plots.py": b"x = 1\n"}, "mine.py"),
        ({"s/hw3_backprop.py": PYTHON, "s/plot.m": b"plot(1)\n"}, "hw3_backprop.py"),
        ({"s/hw3_backprop.ipynb": notebook(PYTHON.decode()), "s/x.py": PYTHON}, "cell 1"),
        ({"s/mine.ipynb": notebook("x = 1")}, "cell 1"),
        ({"s/.ipynb_checkpoints/hw3_backprop.py": b"", "s/hw3_backprop.py": PYTHON}, "hw3_backprop.py"),
        ({"s.py": PYTHON}, "s.py"),
        ({"s.m": MATLAB}, "s.m"),
        ({"s/fc_v.m": MATLAB, "s/notes.py": b"x = 1\n"}, "fc_v.m"),
        ({"s/all.m": MATLAB, "s/notes.py": b"x = 1\n"}, "all.m"),
        ({"s/main.m": b"x = 1;\n"}, "main.m"),
        (
            {"s.zip": zipped({"hw3/hw3_backprop.py": PYTHON, "__MACOSX/hw3/._hw3_backprop.py": b"\0"})},
            "hw3_backprop.py",
        ),
        ({"s.tgz": tarred({"./hw3_backprop.py": PYTHON})}, "hw3_backprop.py"),
        ({"s/work.zip": zipped({"hw3_backprop.py": PYTHON}), "s/report.pdf": b"%PDF"}, "hw3_backprop.py"),
        ({"s.zip": zipped({"inner.tar.gz": tarred({"mine.py": PYTHON})})}, "mine.py"),
    ],
)
def test_the_file_that_counts(tmp_path: Path, files: dict[str, bytes], unit: str) -> None:
    assert [unit.name for unit in read_one(tmp_path, files).units] == [unit]


@pytest.mark.parametrize(
    ("files", "named"),
    [
        ({"s/hw3_backprop.py": PYTHON, "s/fc_v.m": MATLAB}, "fc_v.m"),
        ({"s/a.py": PYTHON, "s/b.py": OTHER}, "a.py, b.py"),
        ({"s/a (1).py": PYTHON, "s/a (2).py": OTHER}, "a (1).py, a (2).py"),
        ({"s/a.py": b"", "s/b.py": b""}, "a.py, b.py"),
        ({"s/a/hw3_backprop.py": PYTHON, "s/b/hw3_backprop.py": OTHER}, "b/hw3_backprop.py"),
        ({"s/a/fc_v.m": MATLAB, "s/b/fc_v.m": MATLAB}, "b/fc_v.m"),
        ({"s/report.pdf": b"", "s/data.csv": b""}, "data.csv, report.pdf"),
        ({"s.pdf": b"%PDF"}, "s.pdf"),
        ({"s/.hidden": b""}, "found: nothing"),
        ({"s/x.mlx": b"PK"}, "x.mlx cannot be graded: it is damaged"),
        ({"s.rar": b"Rar!"}, "as .zip instead"),
        ({"s/a.zip": zipped({"a.py": PYTHON}), "s/b.zip": zipped({"a.py": PYTHON})}, "a.zip, b.zip"),
        ({"s/a.zip": zipped({"b.zip": zipped({"hw3_backprop.py": PYTHON})})}, "opened once"),
        ({"s.zip": zipped({"a.zip": zipped({"b.zip": zipped({"hw3_backprop.py": PYTHON})})})}, "opened once"),
        ({"s.zip": zipped({})}, "found: nothing"),
    ],
)
def test_what_is_refused_and_what_was_found(tmp_path: Path, files: dict[str, bytes], named: str) -> None:
    with pytest.raises(SubmissionRefused) as caught:
        read_one(tmp_path, files)
    assert named in caught.value.text.en
    assert caught.value.text.zh not in ("", caught.value.text.en)


def test_m_files_come_with_the_top_level_first_and_older_copies_left_out(tmp_path: Path) -> None:
    submission = read_one(
        tmp_path,
        {
            "s/code/sub/aux.m": b"function x = aux()\nx = 1;\n",
            "s/code/fc_v.m": MATLAB,
            "s/code/bc_v.M": MATLAB,
            "s/code/old/fc_v.m": b"old",
            "s/code/w.mat": b"data",
        },
    )
    assert submission.form is Form.MATLAB
    assert [unit.name for unit in submission.units] == ["bc_v.m", "fc_v.m", "sub/aux.m"]
    assert [helper.name for helper in submission.helpers] == ["w.mat"]
    assert "old/fc_v.m was left out" in submission.notes[0].en


def test_the_whole_tree_is_taken_whatever_the_endings(tmp_path: Path) -> None:
    submission = read_one(
        tmp_path,
        {
            "s/other.py": b"above = 1\n",
            "s/handed_in/hw3_backprop.py": b"import helper\n",
            "s/handed_in/helper.py": b"x = 1\n",
            "s/handed_in/pkg/__init__.py": b"",
            "s/handed_in/data.csv": b"1,2\n",
            "s/handed_in/picture.png": b"\x89PNG",
            "s/handed_in/__pycache__/helper.py": b"",
        },
    )
    assert [(helper.name, helper.content) for helper in submission.helpers] == [
        ("handed_in/pkg/__init__.py", b""),
        ("handed_in/helper.py", b"x = 1\n"),
        ("other.py", b"above = 1\n"),
        ("handed_in/data.csv", b"1,2\n"),
        ("handed_in/picture.png", b"\x89PNG"),
    ]
    assert submission.main == "handed_in/hw3_backprop.py"


@pytest.mark.parametrize(
    ("files", "unit"),
    [
        ({"s/hw3_backprop.py": PYTHON, "s/hw3_backprop (1).py": LAID_OUT}, "hw3_backprop.py"),
        (
            {"s/hw3_backprop.py": PYTHON, "s/hw3_backprop.ipynb": notebook("%pylab", LAID_OUT.decode())},
            "hw3_backprop.py",
        ),
        ({"s/mine.py": b"# %%\n" + PYTHON, "s/mine.ipynb": notebook(PYTHON.decode())}, "mine.py"),
        ({"s/a.py": PYTHON, "s/b.py": LAID_OUT}, "a.py"),
        ({"s/a/hw3_backprop.py": PYTHON, "s/b/hw3_backprop.py": PYTHON}, "hw3_backprop.py"),
    ],
)
def test_a_copy_or_an_export_that_defines_the_same_is_no_matter(
    tmp_path: Path, files: dict[str, bytes], unit: str
) -> None:
    submission = read_one(tmp_path, files)
    assert [unit.name for unit in submission.units] == [unit]
    assert submission.notes == ()


@pytest.mark.parametrize(
    ("files", "taken", "left", "why"),
    [
        ({"s/hw3_backprop.py": PYTHON, "s/hw3_backprop-final.py": OTHER}, "hw3_backprop.py", "-final.py", "asked for"),
        ({"s/hw3_backprop.py": BLANK, "s/hw3_backprop (1).py": PYTHON}, "hw3_backprop (1).py", "prop.py", "filled in"),
        ({"s/hw3_backprop.py": OTHER, "s/hw3_backprop.ipynb": notebook(PYTHON.decode())}, "cell 1", ".py", "export"),
        (
            {"s/hw3_backprop.py": PYTHON, "s/hw3_backprop.ipynb": notebook("x = 1")},
            "hw3_backprop.py",
            ".ipynb",
            "filled",
        ),
        (
            {"s/hw3_backprop.py": b"def (", "s/hw3_backprop.ipynb": notebook(PYTHON.decode())},
            "cell 1",
            ".py",
            "be read",
        ),
        ({"s/mine.py": PYTHON, "s/mine_v2.py": OTHER}, "mine.py", "mine_v2.py", "a copy"),
        ({"s/mine.py": PYTHON, "s/mine \u526f\u672c.py": OTHER}, "mine.py", "\u526f\u672c", "a copy"),
    ],
)
def test_a_copy_or_an_export_that_differs_is_told_with_the_reason(
    tmp_path: Path, files: dict[str, bytes], taken: str, left: str, why: str
) -> None:
    submission = read_one(tmp_path, files)
    assert [unit.name for unit in submission.units] == [taken]
    (note,) = submission.notes
    assert left in note.en and why in note.en and left in note.zh


@pytest.mark.parametrize(
    ("picked", "units"),
    [
        ("b.py", ["b.py"]),
        ("old/b.py", ["b.py"]),
        ("m/fc_v.m", ["fc_v.m", "sub/aux.m"]),
        ("m", ["fc_v.m", "sub/aux.m"]),
    ],
)
def test_what_was_picked_counts_whatever_the_rules_say(tmp_path: Path, picked: str, units: list[str]) -> None:
    files = {"s/hw3_backprop.py": PYTHON, "s/old/b.py": OTHER, "s/m/fc_v.m": MATLAB, "s/m/sub/aux.m": b"x = 1;"}
    (entry,) = entries(put(tmp_path, files), LIMITS)
    submission = read(entry, "hw3_backprop", FUNCTIONS, LIMITS, picked)
    assert [unit.name for unit in submission.units] == units
    assert any("picked" in note.en and "\u6307\u5b9a" in note.zh for note in submission.notes)


def test_a_pick_that_is_not_there_is_refused_with_what_was_found(tmp_path: Path) -> None:
    (entry,) = entries(put(tmp_path, {"s/hw3_backprop.py": PYTHON}), LIMITS)
    with pytest.raises(SubmissionRefused, match="no such file .found: hw3_backprop.py"):
        read(entry, "hw3_backprop", FUNCTIONS, LIMITS, "elsewhere.py")
