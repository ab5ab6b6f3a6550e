"""One student's entry, read into a submission."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.errors import SubmissionError, SubmissionRefused
from grader.submission import Form
from tests.intake.handed_in import MATLAB, PYTHON, notebook, put, read_one, read_only_entry, tarred, zipped


def test_an_unusual_encoding_is_noted_and_line_ends_are_made_alike(tmp_path: Path) -> None:
    submission = read_one(tmp_path, {"s/hw3_backprop.py": "# 反向传播\r\nx = 1\r\n".encode("gbk")})
    assert submission.units[0].source == "# 反向传播\nx = 1\n"
    assert "read as GBK" in submission.notes[0].en
    assert "已按 GBK 读取" in submission.notes[0].zh


def test_m_files_in_any_encoding(tmp_path: Path) -> None:
    submission = read_one(
        tmp_path,
        {
            "s/fc_v.m": b"\xef\xbb\xbf" + MATLAB.replace(b"\n", b"\r\n"),
            "s/bc_v.m": "% 误差\nfunction d = bc_v(w, z, d)\nend\n".encode("gbk"),
            "s/bad.m": b"x = 1;\ny\0",
        },
    )
    assert submission.form is Form.MATLAB
    assert {unit.name: unit.source.splitlines()[0] for unit in submission.units} == {
        "bc_v.m": "% 误差",
        "fc_v.m": "function a_next = fc_v(w, a)",
    }
    assert [(problem.unit, problem.line) for problem in submission.problems] == [("bad.m", 2)]


def test_m_files_none_of_which_can_be_read_are_refused(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "fc_v.m").symlink_to(tmp_path)
    with pytest.raises(SubmissionRefused, match="fc_v.m cannot be graded: it is a link"):
        read_only_entry(tmp_path)


def test_the_digest_covers_what_can_influence_a_mark_and_nothing_else(tmp_path: Path) -> None:
    base = {"s/hw3_backprop.py": PYTHON, "s/helper.py": b"x = 1\n"}
    variants = {
        "same": base,
        "other student": {name.replace("s/", "t/"): content for name, content in base.items()},
        "with litter": {**base, "s/.DS_Store": b"1", "s/__pycache__/helper.pyc": b"x"},
        "in an archive": {"s.zip": zipped({name[2:]: content for name, content in base.items()})},
        "other line ends": {**base, "s/hw3_backprop.py": PYTHON.replace(b"\n", b"\r\n")},
        "data": {**base, "s/weights.pkl": b"1"},
        "folder": {"s/sub/hw3_backprop.py": PYTHON, "s/helper.py": b"x = 1\n"},
        "code": {**base, "s/hw3_backprop.py": PYTHON + b"\n"},
        "helper": {**base, "s/helper.py": b"x = 2\n"},
        "helper's name": {"s/hw3_backprop.py": PYTHON, "s/helper2.py": b"x = 1\n"},
        "no helper": {"s/hw3_backprop.py": PYTHON},
        "form": {"s/hw3_backprop.ipynb": notebook(PYTHON.decode()), "s/helper.py": b"x = 1\n"},
        "problem": {"s/hw3_backprop.ipynb": notebook(PYTHON.decode(), "x = ="), "s/helper.py": b"x = 1\n"},
    }
    digests = {name: read_one(tmp_path / name, files).sha256 for name, files in variants.items()}
    alike = {name for name, digest in digests.items() if digest == digests["same"]}
    assert alike == {"same", "other student", "with litter", "in an archive", "other line ends"}
    assert len(set(digests.values())) == len(digests) - len(alike) + 1


archives = st.dictionaries(
    st.sampled_from(["hw3_backprop.py", "hw3_backprop.ipynb", "a.py", "fc_v.m", "x/fc_v.m", "../x", "d.csv", "in.zip"]),
    st.binary(max_size=40) | st.just(PYTHON) | st.just(zipped({"a.py": PYTHON})),
    max_size=4,
)
names = st.sampled_from(
    ["s.py", "s.ipynb", "s.zip", "s.tar.gz", "s.tgz", "s.m", "s.pdf", "s/x.py", "s/hw3_backprop.ipynb"]
)
contents = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=60).map(str.encode),
    archives.map(zipped),
    archives.map(tarred),
    st.lists(st.text("%!x=1\n ()", max_size=20), max_size=3).map(lambda cells: notebook(*cells)),
)


@settings(deadline=None, max_examples=300)
@given(names, contents)
def test_anything_at_all_is_a_submission_or_an_error_of_the_student(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        put(Path(folder), {name: content})
        try:
            submission = read_only_entry(Path(folder))
        except SubmissionError as error:
            assert error.text.en
            assert error.text.zh
        else:
            assert len(submission.sha256) == 64
