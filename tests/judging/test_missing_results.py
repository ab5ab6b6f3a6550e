"""A result that is missing costs the checks about it; what came is judged, named and followed up as ever."""

from __future__ import annotations

import dataclasses
import types

import numpy as np
import pytest

from grader.checks.assignment import load_assignment
from grader.course.folder import load_course
from grader.gradebook.marking import mark, total
from grader.judging.grading import grade_submission
from grader.outcome import Kind, Verdict
from grader.sandbox.plain import PlainSandbox
from grader.session.host import CallFailed
from grader.session.local_host import LocalHost
from grader.session.student import Student
from grader.submission import Form, Submission, Unit
from tests.conftest import require
from tests.judging.graded import HW3, ROOT, edited, graded, is_passed, with_

OF_WEIGHTS = {"one_epoch", "layers", "untouched", "repeatable", "edges", "accuracy"}
OF_BOTH = {"cost_per_epoch", "early_stop", "never_early"}
W = [np.eye(2), np.full((2, 2), 2.0)]


def without_costs(source: str) -> str:
    """Let training return the weights alone."""
    assert "    return w_trained, np.array(J)\n" in source
    return source.replace("    return w_trained, np.array(J)\n", "    return w_trained\n")


def hidden_checks(function: str) -> list[str]:
    return [check.id for check in HW3.checks if check.function == function and check.visibility == "hidden"]


def test_weights_count_where_the_costs_are_not_returned():
    source = without_costs(HW3.reference.source)
    outcomes = graded(source).outcomes
    for function in ("bp_online", "bp_batch"):
        own = {name.partition(".")[2]: one for name, one in outcomes.items() if name.startswith(f"{function}.")}
        assert {name for name, one in own.items() if is_passed(one)} == OF_WEIGHTS | (
            {"short_batch"} if function == "bp_batch" else set()
        )
        for name in OF_BOTH:
            assert f"{function} returned 1 result(s); expected w, J" in own[name].message.en


def test_weights_count_in_matlab_where_the_costs_are_never_assigned():
    require("octave-cli")
    header = "function [w, costs] = bp_online("
    units = []
    for path in sorted((ROOT / "reference" / "matlab" / "hw3_backprop").glob("*.m")):
        source = path.read_text(encoding="utf-8").replace("function [w, J] = bp_online(", header)
        units.append(Unit(name=path.name, source=source))
    submission = Submission(id="s", form=Form.MATLAB, units=tuple(units), sha256="")
    result = grade_submission(HW3, submission, PlainSandbox(), "7", only=hidden_checks("bp_online"))
    passed = {outcome.check.partition(".")[2] for outcome in result.outcomes if is_passed(outcome)}
    assert passed == OF_WEIGHTS


def test_a_mistake_in_the_weights_is_named_where_the_costs_are_missing():
    source = without_costs(edited("bp_online", "- alpha * dw[layer]", "+ alpha * dw[layer]"))
    outcomes = graded(source, functions=("bp_online",)).outcomes
    assert outcomes["bp_online.one_epoch"].mistake == "bp.uphill"
    assert not any(map(is_passed, outcomes.values()))


def test_what_follows_from_a_part_follows_where_the_costs_are_missing():
    wrong = with_(bc_v="def bc_v(w, z, delta_next):\n    return np.sin(z) * (w.T @ delta_next)\n")
    outcomes = graded(without_costs(wrong)).outcomes
    assert outcomes["bp_online.one_epoch"].follow_through and outcomes["bp_batch.short_batch"].follow_through
    assert not outcomes["bp_online.cost_per_epoch"].follow_through


def test_nothing_right_is_earned_by_returning_less():
    outcomes = graded(with_(bp_online="def bp_online(w, x, y, alpha, epochs, tol):\n    return w\n")).outcomes
    own = {name: one for name, one in outcomes.items() if name.startswith("bp_online.")}
    assert not any(map(is_passed, own.values()))


LESS = [  # homework, function, what it returns, what it returns less, the checks that count all the same
    ("hw4_digits", "train", "w_trained, np.array(J)", "w_trained", "one_epoch epochs short_batch large_batch"),
    ("hw4_digits", "test_network", "acc, confusion", "acc", "accuracy"),
    ("hw4_digits", "prepare_data", ", y_test", "", "inputs"),
    ("hw5_network", "backprop", "dw, db", "dw", "weights"),
    ("hw6_descent", "minimum", "v, steps", "v", "point"),
    ("hw6_descent", "learning_slowdown", ", ratio", "", "quadratic cross_entropy"),
    ("hw7_layers", "fit", ", np.array(loss)", "", "one_layer one_epoch order short_batch layers"),
    ("hw7_layers", "fit", ", b, np.array(loss)", "", ""),
]


@pytest.mark.parametrize("homework, function, returned, less, counts", LESS)
def test_what_is_returned_counts_in_every_homework(homework, function, returned, less, counts):
    assignment = load_assignment(load_course(ROOT), homework)
    head, lines, tail = assignment.reference.source_of(function).rpartition("    return ")
    assert returned in tail
    body = head + lines + tail.replace(returned, less)
    first = [check for check in assignment.checks if check.function == function and check.kind is not Kind.ACCURACY]
    source = assignment.reference.with_function(function, body)
    asked = dataclasses.replace(assignment, checks=tuple(first))
    outcomes = graded(source, asked).outcomes
    manners = {check.id for check in first if check.kind in (Kind.STYLE, Kind.ROBUSTNESS)}
    passed = {name.partition(".")[2] for name, one in outcomes.items() if is_passed(one) and name not in manners}
    assert passed == set(counts.split())
    assert bool(counts) == (total(mark(asked, outcomes)) > 0)


def student(body: str, *results: str) -> Student:
    module = types.ModuleType("work")
    exec(compile(f"import numpy as np\ndef train(w, n):\n    {body}\n", "work.py", "exec"), module.__dict__)
    signature = types.SimpleNamespace(arguments=("w", "n"), results=results, aliases=(), indices=())
    submission = Submission(id="s", form=Form.PYTHON, units=(), sha256="")
    return Student(LocalHost(vars(module), ["work.py"]), {"train": signature}, submission)


@pytest.mark.parametrize(
    "body, came",
    [
        ("return w, n", (W, 3)),
        ("return [w, n]", (W, 3)),
        ("return w, n, 'more'", (W, 3)),
        ("return [w[0], n, w[1], None]", (W[0], 3)),
        ("return [[1.0], [2.0], [3.0]]", ([np.array([v]) for v in (1.0, 2.0, 3.0)], None)),  # rows of a matrix
        ("return w", (W, None)),
        ("return [2 * v for v in w]", ([2 * v for v in W], None)),  # as many matrices as there are results
        ("return (w,)", (W, None)),
        ("return None, n", (None, 3)),
        ("return n", (3, None)),
    ],
)
def test_results_that_are_missing_come_as_none(body, came):
    train = student(body, "w", "J").train.partial
    for answer in (train(W, 3), *train.each([(W, 3), (W, 3)]), train.with_arguments(W, 3)[0]):
        assert len(answer) == 2 and [str(result) for result in answer] == [str(result) for result in came]


@pytest.mark.parametrize("body", ["return", "return None, None", "return ()", "raise ValueError"])
def test_where_nothing_came_a_part_of_it_is_not_enough(body):
    with pytest.raises(CallFailed) as caught:
        student(body, "w", "J").train.partial(W, 3)
    assert caught.value.verdict is Verdict.ERROR


def test_all_results_are_asked_for_where_a_part_is_not_enough():
    with pytest.raises(CallFailed, match="returned 1 result"):
        student("return [2 * v for v in w]", "w", "J").train(W, 3)


def test_one_result_alone_and_none_are_as_ever():
    assert student("return n", "J").train.partial(W, 3) == 3
    assert student("pass").train.partial(W, 3) is None


def test_the_record_holds_what_came():
    asked = student("return w", "w", "J")
    asked.train.partial(W, 3)
    assert len(asked.calls[0].results) == 1
