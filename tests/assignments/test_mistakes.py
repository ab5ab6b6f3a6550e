"""The catalogues say what was done, in both languages, and are complete enough to teach from."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.checks.assignment import load_assignment
from grader.course.folder import load_course
from grader.report.equation import equation

ROOT = Path(__file__).parents[2]
COURSE = load_course(ROOT)
NAMES = ("hw1_tensors", "hw2_forward", "hw3_backprop", "hw6_descent", "hw7_layers")
ASSIGNMENTS = [load_assignment(COURSE, name) for name in NAMES]
KNOWN = [(assignment, known) for assignment in ASSIGNMENTS for known in assignment.mistakes]
EACH = pytest.mark.parametrize("assignment, known", KNOWN, ids=[f"{a.id}-{known.id}" for a, known in KNOWN])


@EACH
def test_a_mistake_is_an_edit_that_still_fits_the_reference(assignment, known):
    assert assignment.reference is not None
    for function in known.functions:
        source = known.source(assignment.reference, function)
        assert source != assignment.reference.source
        compile(source, "version.py", "exec")


@EACH
def test_a_mistake_speaks_both_languages(assignment, known):
    for words in (known.title, known.hint):
        assert words.en and any("\u4e00" <= character <= "\u9fff" for character in words.zh)
        assert not any("\u4e00" <= character <= "\u9fff" for character in words.en)
    assert not known.title.en.endswith(".") and known.hint.en.endswith(("?", ".", ")"))
    assert known.hint.zh.endswith(("？", "。", "）"))


@EACH
def test_an_equation_can_be_typeset(assignment, known):
    if known.equation:
        assert "<math" in equation(known.equation)
