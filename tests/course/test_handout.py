"""A handout's pictures stand beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course.handout import pictures_of
from grader.errors import AssignmentError


def handout(folder: Path, content: str) -> Path:
    path = folder / "handout.en.md"
    path.write_text(content, encoding="utf-8")
    return path


def test_each_picture_is_given_once_in_the_order_shown(tmp_path: Path) -> None:
    for name in ("b.svg", "a.png"):
        (tmp_path / name).write_bytes(b"")
    path = handout(tmp_path, '![one](b.svg) and ![two]( a.png "title") ![again](b.svg) [a link](other.svg)')
    assert [picture.name for picture in pictures_of(path)] == ["b.svg", "a.png"]


def test_a_picture_on_the_web_is_left_there(tmp_path: Path) -> None:
    assert pictures_of(handout(tmp_path, "![x](https://example.org/x.svg)")) == ()


@pytest.mark.parametrize("name", ["../hidden_checks.svg", "mistakes.py", "/etc/passwd", "deep/x.svg"])
def test_only_pictures_beside_the_handout_are_shown(tmp_path: Path, name: str) -> None:
    with pytest.raises(AssignmentError, match="beside it"):
        pictures_of(handout(tmp_path, f"![x]({name})"))


def test_a_picture_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(AssignmentError, match="gone.svg"):
        pictures_of(handout(tmp_path, "![x](gone.svg)"))
