"""Mechanical damage: which there is, that each piece stands alone, and that endless mutants end."""

from __future__ import annotations

import ast
import time

import pytest

from grader.course.reference import Reference
from grader.validation.mutation import mutants
from grader.validation.pool import OutOfTime, time_limit

SOURCE = '''
import numpy as np

def layer(w, a, m=2):
    """Docstring with a + b."""
    total = 0.5
    for i in range(len(w)):
        total += w[i, 0] * a.T[i]
    if total > 1 and m:
        total = np.max(a) - total
    return total, a
'''


@pytest.fixture
def reference(tmp_path):
    path = tmp_path / "layer.py"
    path.write_text(SOURCE, encoding="utf-8")
    return Reference(path)


def test_operators_constants_indices_arguments_and_statements_are_damaged(reference):
    made = {(mutant.was, mutant.now) for mutant in mutants(reference, "layer")}
    loop, condition = "for i in range(len(w)):", "if total > 1 and m:"
    for was, now in (
        ("total = 0.5", "total = 1.5"),
        ("total = 0.5", "pass"),
        ("total += w[i, 0] * a.T[i]", "total += w[i, 0] / a.T[i]"),
        ("total += w[i, 0] * a.T[i]", "total += w[0, i] * a.T[i]"),
        ("total += w[i, 0] * a.T[i]", "total += w[i, 1] * a.T[i]"),
        ("total += w[i, 0] * a.T[i]", "total += w[i, 0] * a.T[i - 1]"),
        ("total += w[i, 0] * a.T[i]", "total += w[i, 0] * a[i]"),
        (loop, "for i in len(w):"),
        (condition, "if total >= 1 and m:"),
        (condition, "if total > 1 or m:"),
        ("total = np.max(a) - total", "total = np.min(a) - total"),
        ("total = np.max(a) - total", "total = total - np.max(a)"),
        ("return (total, a)", "return (a, total)"),
    ):
        assert (was, now) in made, (was, now)


def test_each_mutant_differs_from_the_function_in_one_place_and_still_parses(reference):
    own = ast.unparse(ast.parse(reference.source_of("layer")))
    made = list(mutants(reference, "layer"))
    assert len({mutant.source for mutant in made}) == len(made)
    for mutant in made:
        ast.parse(mutant.source)
        before, after = own.splitlines(), mutant.source.rstrip("\n").splitlines()
        if len(before) == len(after):
            assert sum(one != other for one, other in zip(before, after, strict=True)) == 1
        assert "Docstring with a + b" in mutant.source
        assert "def layer(w, a, m=2)" in mutant.source
    assert ast.unparse(ast.parse(reference.source_of("layer"))) == own


def test_the_line_is_that_of_the_reference(reference):
    (mutant,) = [mutant for mutant in mutants(reference, "layer") if mutant.now == "total = 1.5"]
    assert SOURCE.splitlines()[mutant.line - 1].strip() == "total = 0.5"


def test_an_endless_loop_ends_even_if_it_catches_everything():
    started = time.monotonic()
    with pytest.raises(OutOfTime), time_limit(0.2):
        while True:
            try:
                while True:
                    pass
            except Exception:
                pass
    assert time.monotonic() - started < 5
