"""How places and numbers are written for a student, so that they can be pasted and bring the same numbers back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from grader.checks.notation import place_of, written
from grader.checks.report import CheckFailed, Report
from grader.outcome import Kind, Visibility
from tests.session.runner_client import Runner

FLOATS = st.floats(allow_nan=False, allow_infinity=False)
ARRAYS = arrays(np.float64, array_shapes(min_dims=2, max_dims=3, max_side=3), elements=FLOATS)


@settings(max_examples=60, deadline=None)
@given(x=ARRAYS)
def test_python_reads_back_the_same_numbers(x: np.ndarray) -> None:
    np.testing.assert_array_equal(np.array(eval(written(x, matlab=False))), x)


@pytest.mark.usefixtures("octave")
def test_matlab_reads_back_the_same_numbers(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    shapes = [(1, 1), (2, 3), (3, 1), (1, 4), (2, 3, 2), (0, 3)]
    values = [rng.normal(size=shape) * 10.0 ** rng.integers(-300, 300) for shape in shapes]
    values.append(np.array([[np.inf, -np.inf], [np.nan, -0.0]]))
    source = "function x = back()\nx = " + written(values, matlab=True) + ";\nend\n"
    with Runner.start(tmp_path, {"back.m": source}) as runner:
        for got, want in zip(runner.call("back")[0], values, strict=True):
            np.testing.assert_array_equal(got, want)


def test_places_and_arrays_are_written_as_each_language_has_them() -> None:
    assert place_of("delta", (1, 0), matlab=True) == "delta(2,1)"
    assert place_of("w[0]", (0, 2), matlab=True) == "w{1}(1,3)"
    assert place_of("w[0]", (0, 2), matlab=False) == "w[0][0, 2]"
    assert place_of("J", (), matlab=True) == "J"
    assert written([np.array([[0.7, -0.5], [1, 2]]), 3], matlab=True) == "{[0.7 -0.5; 1 2], 3}"
    assert written([np.array([[0.7, -0.5], [1, 2]]), 3], matlab=False) == "[[[0.7, -0.5], [1, 2]], 3]"
    assert written(np.array([1.5, 2]), matlab=True) == "[1.5; 2]"


def said(matlab: bool, **inputs: object) -> str:
    report = Report(function="sgd", kind=Kind.VALUE, visibility=Visibility.PUBLIC, matlab=matlab, places=("order",))
    report.given(**inputs)
    with pytest.raises(CheckFailed) as failed:
        report.close([np.zeros((2, 2))], [np.array([[0.0, 0.0], [0.1234567, 0.0]])], name="w")
    return failed.value.text.en


def test_a_wrong_number_is_told_in_the_students_own_notation() -> None:
    inputs = {"x": np.array([[1 / 3, 2]]), "order": np.array([2, 0, 1])}
    assert said(True, **inputs) == (
        "w{1}(2,1) is 0, expected 0.123457 for x = [0.3333333333333333 2], order = [3; 1; 2]"
    )
    assert said(False, **inputs) == (
        "w[0][1, 0] is 0, expected 0.123457 for x = [[0.3333333333333333, 2]], order = [2, 0, 1]"
    )


def test_inputs_too_many_to_be_read_are_not_shown() -> None:
    assert said(True, x=np.zeros((20, 30))) == "w{1}(2,1) is 0, expected 0.123457"
