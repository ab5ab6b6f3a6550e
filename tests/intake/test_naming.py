"""A student's id, found in the name of what was handed in."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.intake.naming import ID_BYTES, Given, identify, readable, safe_id


def ids(*names: str, folders: tuple[str, ...] = ()) -> list[str]:
    return list(identify([*(Given(name, False) for name in names), *(Given(name, True) for name in folders)]))


@pytest.mark.parametrize("ending", [".py", ".ipynb", ".zip", ".tar.gz", ".tgz", ".m", ".PY", ""])
def test_an_id_goes_without_its_ending(ending: str) -> None:
    assert ids(f"s001{ending}") == ["s001"]


def test_an_ending_that_is_no_submission_stays() -> None:
    assert ids("s001.pdf", "s.0.0.2.py") == ["s.0.0.2", "s001.pdf"]


def test_entries_that_would_share_an_id_keep_their_endings() -> None:
    assert ids("s1.py", "s1.zip", "s2.py") == ["s1.py", "s1.zip", "s2"]
    assert ids("s1.py", folders=("s1",)) == ["s1", "s1.py"]


def test_an_id_is_one_path_component_that_can_be_shown() -> None:
    assert safe_id("../../etc/passwd") == "__.._etc_passwd"
    assert safe_id("a\x1b[31m\n\u202eb") == "a_[31m__b"
    assert safe_id("..") == "_"
    assert safe_id("") == "_"
    assert safe_id("C:\\x") == "C:_x"


def test_an_id_is_in_one_normal_form() -> None:
    assert ids(unicodedata.normalize("NFD", "Zoë.py")) == ["Zoë"]
    both = ids("Zoë.py", unicodedata.normalize("NFD", "Zoë") + ".py")
    assert len(both) == len(set(both)) == 2


def test_a_name_in_gbk_on_the_disk_is_read() -> None:
    assert readable("王芳".encode("gbk").decode("utf-8", "surrogateescape")) == "王芳"


def test_long_names_are_cut_and_stay_apart() -> None:
    first, second = ids("学" * 80 + "1.py", "学" * 80 + "2.py")
    assert first != second
    assert max(len(first.encode()), len(second.encode())) <= ID_BYTES


names = st.one_of(
    st.text(min_size=1, max_size=12),
    st.text("ab~_./.\\\n é12", min_size=1, max_size=6).map(lambda stem: stem + ".py"),
    st.sampled_from(
        [
            "a.py",
            "a.zip",
            "a",
            "a.py~",
            "doe_123_456_a.py",
            "doe_123_457_a.py",
            "doe_123",
            "x_1_assignsubmission_file_",
        ]
    ),
)


@settings(deadline=None)
@given(st.lists(st.builds(Given, names, st.booleans()), max_size=12))
def test_ids_are_unique_and_nobody_is_lost(given_in: list[Given]) -> None:
    found = identify(given_in)
    assert sorted(index for indices in found.values() for index in indices) == list(range(len(given_in)))
    for student in found:
        assert student.isprintable()
        assert not student.startswith(".")
        assert not set("/\\\0") & set(student)
        assert 0 < len(student.encode()) <= ID_BYTES + 40
