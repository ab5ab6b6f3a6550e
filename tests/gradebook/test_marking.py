"""The rules about points."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.errors import AssignmentError
from grader.gradebook.marking import full_marks, mark, mark_ungraded, total
from grader.outcome import Kind, Outcome, Status, Verdict, Visibility
from grader.text import NOTHING, Text, text


@dataclass(frozen=True)
class Check:
    id: str
    kind: Kind
    points: float
    function: str = "bc_v"
    visibility: Visibility = Visibility.HIDDEN
    title: Text = NOTHING


@dataclass(frozen=True)
class Rubric:
    checks: tuple[Check, ...]
    follow_through: float = 0.8


VALUE = Check("bc_v.value", Kind.VALUE, 8, title=text("values of bc_v", "bc_v 的数值"))
GRADIENT = Check("bc_v.slope", Kind.GRADIENT, 6)
STYLE = Check("bc_v.style", Kind.STYLE, 3)
ROBUST = Check("bc_v.large", Kind.ROBUSTNESS, 2)
SHAPE = Check("bc_v.shape", Kind.SHAPE, 1)


def outcome(check: Check, verdict: str, *, follows: bool = False) -> Outcome:
    return Outcome(check=check.id, verdict=Verdict(verdict), seconds=0.1, follow_through=follows)


def points(rubric: Rubric, **verdicts: str) -> dict[str, float]:
    """Mark a rubric, given the verdict of each check by the last part of its id; ``follows`` follows through."""
    outcomes = {}
    for check in rubric.checks:
        verdict = verdicts[check.id.split(".")[1]]
        follows = verdict == "follows"
        outcomes[check.id] = outcome(check, "failed" if follows else verdict, follows=follows)
    return {result.id.split(".")[1]: result.points for result in mark(rubric, outcomes)}


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.PASSED])
def test_only_a_pass_earns_points(verdict: Verdict) -> None:
    assert points(Rubric((VALUE,)), value="passed") == {"value": 8.0}
    assert points(Rubric((VALUE,)), value=verdict) == {"value": 0.0}


def test_a_check_that_follows_through_earns_the_share() -> None:
    assert points(Rubric((VALUE,), 0.8), value="follows") == {"value": 6.4}
    assert points(Rubric((VALUE,), 1 / 3), value="follows") == {"value": 2.67}


@pytest.mark.parametrize("verdict", ["timeout", "killed", "missing"])
def test_no_answer_follows_through_nothing(verdict: str) -> None:
    outcomes = {VALUE.id: outcome(VALUE, verdict, follows=True)}
    (result,) = mark(Rubric((VALUE,)), outcomes)
    assert (result.points, result.follow_through) == (0.0, False)


def test_a_pass_that_follows_through_earns_the_whole() -> None:
    (result,) = mark(Rubric((VALUE,)), {VALUE.id: outcome(VALUE, "passed", follows=True)})
    assert (result.points, result.follow_through) == (8.0, False)


def test_style_and_robustness_pay_only_for_a_right_function() -> None:
    rubric = Rubric((STYLE, VALUE, ROBUST, SHAPE))
    earned = points(rubric, style="passed", value="failed", large="passed", shape="passed")
    assert earned == {"style": 0.0, "value": 0.0, "large": 0.0, "shape": 1.0}
    earned = points(rubric, style="passed", value="passed", large="passed", shape="passed")
    assert earned == {"style": 3.0, "value": 8.0, "large": 2.0, "shape": 1.0}
    earned = points(rubric, style="passed", value="follows", large="passed", shape="failed")
    assert earned == {"style": 3.0, "value": 6.4, "large": 2.0, "shape": 0.0}


def test_a_wrong_function_of_another_name_costs_no_style_marks() -> None:
    other = Check("fc_v.value", Kind.VALUE, 5, function="fc_v")
    outcomes = {
        other.id: outcome(other, "failed"),
        STYLE.id: outcome(STYLE, "passed"),
        VALUE.id: outcome(VALUE, "passed"),
    }
    marked = {result.id: result.points for result in mark(Rubric((other, STYLE, VALUE)), outcomes)}
    assert marked[STYLE.id] == 3.0


def test_every_value_check_counts_as_proof_and_the_gradient_only_without_one() -> None:
    second = Check("bc_v.columns", Kind.VALUE, 4)
    assert points(Rubric((VALUE, second, STYLE)), value="passed", columns="failed", style="passed")["style"] == 0.0
    assert points(Rubric((VALUE, GRADIENT, STYLE)), value="passed", slope="failed", style="passed")["style"] == 3.0
    assert points(Rubric((GRADIENT, STYLE)), slope="failed", style="passed")["style"] == 0.0
    assert points(Rubric((STYLE,)), style="passed")["style"] == 3.0


def test_marks_withheld_are_explained() -> None:
    outcomes = {VALUE.id: outcome(VALUE, "failed"), STYLE.id: outcome(STYLE, "passed")}
    result = mark(Rubric((VALUE, STYLE)), outcomes)[1]
    assert result.status == "passed"
    assert "bc_v" in result.message.en and "values of bc_v" in result.message.en
    assert "bc_v 的数值" in result.message.zh


def test_a_public_answer_pays_once_a_hidden_check_of_the_results_passes() -> None:
    public = Check("bc_v.worked", Kind.VALUE, 0.5, visibility=Visibility.PUBLIC)
    shape = Check("bc_v.shape", Kind.SHAPE, 1, visibility=Visibility.PUBLIC)
    rubric = Rubric((public, shape, VALUE, GRADIENT, ROBUST))
    verdicts = {"worked": "passed", "shape": "passed", "value": "failed", "slope": "failed", "large": "passed"}
    assert points(rubric, **verdicts) == {"worked": 0.0, "shape": 1.0, "value": 0.0, "slope": 0.0, "large": 0.0}
    assert points(rubric, **{**verdicts, "slope": "passed"})["worked"] == 0.5
    assert points(rubric, **{**verdicts, "value": "follows"})["worked"] == 0.5
    assert points(Rubric((public, shape)), worked="passed", shape="passed")["worked"] == 0.5


def test_silence_is_no_mark() -> None:
    with pytest.raises(AssignmentError, match="bc_v.value"):
        mark(Rubric((VALUE, STYLE)), {STYLE.id: outcome(STYLE, "passed")})


def test_outcomes_of_checks_that_are_gone_do_not_matter() -> None:
    outcomes = {check.id: outcome(check, "passed") for check in (VALUE, STYLE)}
    assert total(mark(Rubric((VALUE,)), outcomes)) == 8.0


@pytest.mark.parametrize(("status", "shown"), [(Status.REFUSED, "missing"), (Status.BROKEN, "error")])
def test_what_could_not_be_graded_lists_every_check_without_points(status: Status, shown: str) -> None:
    why = text("no file", "没有文件")
    results = mark_ungraded(Rubric((VALUE, STYLE)), status, why)
    assert [(result.status, result.points, result.message) for result in results] == [(shown, 0.0, why)] * 2


@given(
    worth=st.lists(st.integers(1, 1000).map(lambda n: n / 8), min_size=1, max_size=20),
    share=st.floats(0, 1),
    data=st.data(),
)
def test_no_mark_leaves_its_bounds(worth: list[float], share: float, data: st.DataObject) -> None:
    kinds = data.draw(st.lists(st.sampled_from(list(Kind)), min_size=len(worth), max_size=len(worth)))
    checks = tuple(Check(f"f.{i}", kind, points) for i, (kind, points) in enumerate(zip(kinds, worth, strict=True)))
    rubric = Rubric(checks, share)
    outcomes = {
        check.id: outcome(check, data.draw(st.sampled_from(list(Verdict))), follows=data.draw(st.booleans()))
        for check in checks
    }
    results = mark(rubric, outcomes)
    assert all(0 <= result.points <= result.max_points for result in results)
    assert 0 <= total(results) <= full_marks(rubric)
    everything = {check.id: outcome(check, "passed") for check in checks}
    assert total(mark(rubric, everything)) == full_marks(rubric)
