"""The figures about a class add up."""

from __future__ import annotations

import math
from collections import Counter

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.gradebook.results import CheckResult, Results, SubmissionResult
from grader.outcome import ConfusionPicture
from grader.report.class_view import MistakeCount, check_rates, mark_spread, mistake_counts, mixed_up
from grader.report.class_view import graded as graded_ones
from grader.report.lecture import UnexplainedFunction, three_things, unexplained_functions
from grader.text import text
from tests.report.sample_class import BLANK, WRONG, graded, named

SCORES = st.floats(0, 100) | st.integers(0, 100).map(float)


def a_class(*submissions: SubmissionResult) -> Results:
    return Results(assignment="hw", title=text("t", "题"), grader="0", seed="s", isolated=True, submissions=submissions)


@given(st.lists(SCORES, min_size=1, max_size=40))
def test_the_histogram_counts_every_graded_submission_once(scores: list[float]) -> None:
    spread = mark_spread([graded("s", "python", score=score) for score in scores])
    assert spread is not None
    assert sum(spread.bins) == spread.count == len(scores)
    low, middle, high = spread.quartiles
    assert min(scores) <= low <= middle <= high <= max(scores)
    assert math.isclose(spread.mean * len(scores), math.fsum(scores), abs_tol=1e-9)


@pytest.mark.parametrize(
    ("score", "place"), [(0.0, 0), (9.99, 0), (10.0, 1), (30.0, 3), (70.0, 7), (99.9, 9), (100.0, 9)]
)
def test_a_mark_on_a_border_counts_to_its_right(score: float, place: int) -> None:
    spread = mark_spread([graded("s", "python", score=score)])
    assert spread is not None and spread.bins[place] == 1


def test_nobody_graded_has_no_figures() -> None:
    assert mark_spread([]) is None


def test_every_check_accounts_for_every_graded_submission(results: Results) -> None:
    submissions = graded_ones(results)
    for function, rates in check_rates(submissions).items():
        for rate in rates:
            statuses = Counter(c.status for s in submissions for c in s.checks if c.id == rate.id)
            assert rate.id.startswith(f"{function}.")
            assert rate.total == len(submissions)
            assert rate.passed == statuses["passed"] and rate.missing == statuses["missing"]
            assert min(rate.passed, rate.followed, rate.wrong, rate.missing) >= 0


def test_a_mistake_counts_students_and_not_checks(results: Results) -> None:
    first, *_ = mistake_counts(results)
    assert first.id == "bc.derivative_at_activation"
    assert first.students == ("2023141460002", "2023141460003", "2023141460011")
    assert first.forms == (("matlab", 1), ("notebook", 1), ("python", 1))
    assert dict(first.checks)["bc_v.value"] == 3


def test_what_one_student_did_is_no_matter_for_the_lecture() -> None:
    assert three_things(a_class(graded("a", "python", {"cost.value": named("m")}), graded("b", "python"))) == ()


def test_the_lecture_names_the_most_frequent_first_and_a_known_mistake_before_an_unknown_one() -> None:
    things = three_things(
        a_class(
            graded("a", "python", {"cost.value": named("m"), "gradient.value": WRONG, "bc_c.value": WRONG}),
            graded("b", "python", {"cost.value": named("m"), "gradient.value": WRONG, "bc_c.value": WRONG}),
            graded("c", "python", {"bc_c.value": WRONG}),
        )
    )
    said = [thing.id if isinstance(thing, MistakeCount) else thing.function for thing in things]
    assert said == ["bc_c", "m", "gradient"]


def test_blank_functions_are_counted_apart_and_explained_ones_not_at_all() -> None:
    found = unexplained_functions(
        a_class(
            graded("blank", "python", {"bc_v": BLANK}),
            graded("wrong", "python", {"bc_v.slope": WRONG}),
            graded("named", "python", {"bc_v.slope": WRONG, "bc_v.value": named("m")}),
            graded("follows", "python", follows=("bc_v.slope",)),
        )
    )
    (bc_v,) = (entry for entry in found if entry.function == "bc_v")
    assert bc_v == UnexplainedFunction(function="bc_v", students=("wrong",), blank=1, checks=("bc_v.slope",))


def taken_for(counts: list[list[int]], labels: str = "018") -> CheckResult:
    picture = ConfusionPicture(
        title=text("t", "题"),
        labels=tuple(labels),
        row_label=text("digit", "数字"),
        column_label=text("answer", "回答"),
        counts=tuple(map(tuple, counts)),
    )
    return msgspec.structs.replace(graded("s", "python", score=1).checks[0], pictures=(picture,))


def test_what_was_taken_for_what_is_added_up_over_the_class() -> None:
    works = [
        msgspec.structs.replace(graded(name, "python", score=1), checks=(taken_for(counts),))
        for name, counts in (("a", [[5, 0, 1], [0, 5, 0], [0, 3, 2]]), ("b", [[5, 0, 0], [0, 5, 0], [1, 4, 0]]))
    ]
    (mixed,) = mixed_up(works)
    assert mixed.students == 2 and mixed.picture.counts == ((10, 0, 1), (0, 10, 0), (1, 7, 2))
    assert [(one.was, one.answered, one.times, one.students) for one in mixed.most] == [
        ("8", "1", 7, 2),
        ("0", "8", 1, 1),
        ("8", "0", 1, 1),
    ]


def test_matrices_that_do_not_fit_together_are_left_out() -> None:
    one, other = taken_for([[1, 0], [0, 1]], "01"), taken_for([[1, 0], [0, 1]], "ab")
    crooked = taken_for([[1, 0]], "01")
    works = [
        msgspec.structs.replace(graded("s", "python", score=1), checks=(check,)) for check in (crooked, one, other)
    ]
    (mixed,) = mixed_up(works)
    assert mixed.students == 1 and mixed.picture.counts == ((1, 0), (0, 1)) and mixed.most == ()
