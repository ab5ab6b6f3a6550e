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
EACH = pytest.mark.parametrize("assignment", ASSIGNMENTS, ids=lambda assignment: assignment.id)


def chinese(words: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in words)


@EACH
def test_a_mistake_is_an_edit_that_still_fits_the_reference(assignment):
    assert assignment.reference is not None
    for known in assignment.mistakes:
        for function in known.functions:
            source = known.source(assignment.reference, function)
            assert source != assignment.reference.source, known.id
            compile(source, f"{known.id}.py", "exec")


@EACH
def test_a_mistake_speaks_both_languages(assignment):
    for known in assignment.mistakes:
        for words in (known.title, known.hint):
            assert words.en and chinese(words.zh) and not chinese(words.en), known.id
        assert not known.title.en.endswith(".") and known.hint.en.endswith(("?", ".", ")")), known.id
        assert known.hint.zh.endswith(("？", "。", "）")), known.id


@EACH
def test_an_equation_can_be_typeset(assignment):
    for violated in {known.equation for known in assignment.mistakes} - {""}:
        assert "<math" in equation(violated), violated
