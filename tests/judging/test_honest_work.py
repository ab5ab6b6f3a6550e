"""Right work in unusual dress gets full marks, and no mistake is claimed of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.judging.graded import graded

HONEST = sorted((Path(__file__).parent / "honest").glob("*.py"))


def test_there_are_many_styles():
    assert len(HONEST) >= 12


@pytest.mark.parametrize("path", HONEST, ids=lambda path: path.stem)
@pytest.mark.parametrize("seed", ["7", "2026"])
@pytest.mark.filterwarnings("ignore")  # asmatrix is deprecated, and students use it
def test_unusual_and_right_gets_full_marks_and_no_name(path, seed):
    result = graded(path.read_text(encoding="utf-8"), seed=seed)
    assert result.lost == []
    assert result.named == set()
    assert result.score == 100
